package glissade.features;

import glissade.fold.Mapping;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.table.TableChunk;
import java.io.Serializable;

/**
 * Some design rows of a table, kept on the machine that has them.
 *
 * @param batch the rows that are used
 * @param cells what was missing in the rows they were made of
 */
public record KeptBatch(Batch batch, MissingCells cells) implements Serializable {

  /** Makes them. Their values stay in the array of the chunk if all of it can be used. */
  record Keeping(FeatureMap map, Loss loss, String source)
      implements Mapping<TableChunk, KeptBatch> {
    @Override
    public KeptBatch map(TableChunk chunk) {
      MissingCells cells = new MissingCells();
      Batch batch = map.train(chunk, source, loss, cells);
      return new KeptBatch(batch, cells);
    }
  }
}
