package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.model.Fit;
import glissade.model.SpreadFits;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What tasks send and executors keep also arrives if a session has Kryo for that. */
class KryoTest {

  private static final SerializerInstance KRYO =
      new KryoSerializer(new SparkConf(false)).newInstance();

  private static <T> T arrived(T sent) {
    ClassTag<T> type = ClassTag$.MODULE$.apply(sent.getClass());
    return KRYO.deserialize(KRYO.serialize(sent, type), type);
  }

  /** Rows of which every summary goes through Kryo, and all together as a job sends them. */
  private static final class SentRows implements Rows {

    private final InMemoryRows whole;
    private int folds;

    SentRows(InMemoryRows whole) {
      this.whole = whole;
    }

    @Override
    public int features() {
      return whole.features();
    }

    @Override
    public long count() {
      return whole.count();
    }

    @Override
    public InMemoryRows inMemory() {
      return whole;
    }

    @Override
    public Rows kept() {
      return this;
    }

    @Override
    public boolean isSpread() {
      return true;
    }

    @Override
    public <A extends Accumulator<Batch, A>> A fold(A zero) {
      folds++;
      List<Summary<A>> summaries = new ArrayList<>();
      for (Batch batch : whole.chunks()) {
        Batch first = batch.slice(0, batch.rows() / 2);
        Batch second = batch.slice(first.rows(), batch.rows() - first.rows());
        for (Batch part : List.of(first, second)) {
          Iterator<Batch> each = List.of(part).iterator();
          Chunks<Batch> inOrder = () -> each.hasNext() ? each.next() : null;
          A value = new ParallelFold(1).fold(zero, inOrder);
          summaries.add(new Summary<>(summaries.size(), value, null));
        }
      }
      @SuppressWarnings("unchecked")
      Summary<A>[] sent = summaries.toArray(Summary[]::new);
      List<Summary<A>> arrived = List.of(arrived(sent));
      return Summary.merge(arrived, 0, arrived.size()).value();
    }
  }

  static List<SpreadFits.Case> cases() {
    return SpreadFits.cases(200);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void summariesOfEveryFit(SpreadFits.Case one) {
    SentRows rows = new SentRows(one.rows());
    Fit there = one.trainer().fit(rows);
    Fit here = one.trainer().fit(one.rows());
    assertThat(rows.folds).isPositive();
    assertThat(
            SpreadFits.apart(
                one.standardised(there.coefficients()), one.standardised(here.coefficients())))
        .isLessThanOrEqualTo(one.bound());
  }

  @Test
  void failures() {
    UnusableDataException failure = new UnusableDataException("row 3");
    assertThat(arrived(new Summary<SpreadChunksTest.Text>(7, null, failure)).unusable())
        .hasMessage("row 3");
    assertThatThrownBy(() -> arrived(new KeptChunk<Batch>(null, failure)).value())
        .isInstanceOf(UnusableDataException.class)
        .hasMessage("row 3");
  }

  @Test
  void chunks() {
    Batch batch = cases().get(0).rows().chunks().get(0);
    assertThat(arrived(new KeptChunk<>(batch, null)).value())
        .usingRecursiveComparison()
        .isEqualTo(batch);
    TableChunk chunk = new TableChunk(5, 2, new double[][] {{1, Double.NaN}, {3, 4}});
    TableChunk there = arrived(new TableChunk[] {chunk})[0];
    assertThat(there.firstRow()).isEqualTo(5);
    assertThat(there.column(0)).containsExactly(1, Double.NaN);
    assertThat(there.column(1)).containsExactly(3, 4);
  }

  @Test
  void whatIsFoundInCells() {
    BadCells.Seen[] seen = {new BadCells.Seen(3, "x"), new BadCells.Seen(9, null)};
    assertThat(arrived(seen)).containsExactly(seen);
    Tuple2<Tuple2<Integer, String>, Long> level = new Tuple2<>(new Tuple2<>(1, "red"), 4L);
    assertThat(arrived(level)).isEqualTo(level);
  }
}
