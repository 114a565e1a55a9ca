package glissade.spark.ml;

import glissade.features.KeptBatch;
import glissade.features.MissingCells;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows of one partition, a chunk at a time: dense where most elements are held, else the
 * elements that are.
 */
final class VectorReader implements Iterator<KeptBatch> {

  /** However few rows they are of, no chunk holds more elements than about this: 16 MiB. */
  private static final int MOST_STORED = 2_097_152;

  private final Iterator<InternalRow> rows;
  private final VectorLayout layout;
  private final VectorCells cells;
  private final int chunkRows;
  private final int width;
  private long done;

  /**
   * @param rows vector, target, weight and offset, as far as there are those
   * @param before how many rows of the table come before these
   */
  VectorReader(Iterator<InternalRow> rows, VectorLayout layout, long before) {
    this.rows = rows;
    this.layout = layout;
    this.cells = new VectorCells(layout);
    this.chunkRows = layout.chunkRows();
    this.width = layout.responses().size();
    this.done = before;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public KeptBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MissingCells missing = new MissingCells();
    List<VectorRow> read = new ArrayList<>();
    long stored = 0;
    int count = 0;
    while (rows.hasNext() && count < chunkRows && stored < MOST_STORED) {
      VectorRow row = cells.read(rows.next(), done + count, count, missing);
      if (row != null) {
        read.add(row);
        stored += row.values().length;
      }
      count++;
    }
    done += count;
    missing.addRows(count, read.size());
    return new KeptBatch(batch(read, stored), missing);
  }

  private Batch batch(List<VectorRow> read, long stored) {
    int n = read.size();
    int d = layout.features();
    boolean sparse =
        n > Batch.chunkRows(d) || VectorLayout.isSparse((double) stored / Math.max(1, n), d);
    return sparse ? sparse(read, (int) stored) : dense(read, d);
  }

  private DenseBatch dense(List<VectorRow> read, int d) {
    int n = read.size();
    double[] values = new double[n * (d + width)];
    for (int i = 0; i < n; i++) {
      VectorRow row = read.get(i);
      int[] elements = row.elements();
      double[] held = row.values();
      for (int k = 0; k < held.length; k++) {
        values[(elements == null ? k : elements[k]) * n + i] = held[k];
      }
    }
    putResponses(read, values, d * n);
    return new DenseBatch(values, 0, n, n, d, weighted(), shifted());
  }

  private SparseBatch sparse(List<VectorRow> read, int stored) {
    int n = read.size();
    int[] starts = new int[n + 1];
    int[] columns = new int[stored];
    double[] values = new double[stored];
    for (int i = 0; i < n; i++) {
      VectorRow row = read.get(i);
      int[] elements = row.elements();
      double[] held = row.values();
      System.arraycopy(held, 0, values, starts[i], held.length);
      for (int k = 0; k < held.length; k++) {
        columns[starts[i] + k] = elements == null ? k : elements[k];
      }
      starts[i + 1] = starts[i] + held.length;
    }
    double[] given = new double[n * width];
    putResponses(read, given, 0);
    Responses responses = new Responses(given, 0, n, weighted(), shifted());
    return new SparseBatch(starts, columns, values, layout.features(), responses);
  }

  private void putResponses(List<VectorRow> read, double[] out, int start) {
    int n = read.size();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < width; k++) {
        out[start + k * n + i] = read.get(i).responses()[k];
      }
    }
  }

  private boolean weighted() {
    return layout.map().response().rowWeights() != null;
  }

  private boolean shifted() {
    return layout.map().response().offset() != null;
  }
}
