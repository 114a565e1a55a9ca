package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.Accumulator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadChunksTest {

  /** Writes down its chunks in the order in which they were folded. */
  static final class Text implements Accumulator<Integer, Text> {

    private String text = "";

    @Override
    public Text empty() {
      return new Text();
    }

    @Override
    public void add(Integer chunk) {
      text += chunk + " ";
    }

    @Override
    public void merge(Text later) {
      text += later.text;
    }

    String text() {
      return text;
    }
  }

  private static String folded(int chunks, int partitions) {
    List<Integer> numbers = IntStream.range(0, chunks).boxed().toList();
    return new SpreadChunks<>(LocalSpark.context().parallelize(numbers, partitions), null)
        .fold(new Text())
        .text();
  }

  private static String upTo(int chunks) {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, chunks).forEach(number -> all.append(number).append(' '));
    return all.toString();
  }

  @Test
  void partitionsAreMergedInTheirOrder() {
    assertThat(folded(10, 3)).isEqualTo(upTo(10));
    assertThat(folded(200, 70)).isEqualTo(upTo(200));
  }

  @Test
  void emptyPartitionsAreNothing() {
    assertThat(folded(3, 40)).isEqualTo(upTo(3));
    assertThat(folded(0, 2)).isEmpty();
  }
}
