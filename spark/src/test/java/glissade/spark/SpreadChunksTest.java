package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class SpreadChunksTest {

  /** Writes down its chunks in the order in which they were folded, and how they were merged. */
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

  /** Chunks 0, 1, 2 … in partitions of these sizes. */
  private static JavaRDD<Integer> rdd(List<Integer> sizes) {
    List<List<Integer>> partitions = new ArrayList<>();
    int next = 0;
    for (int size : sizes) {
      List<Integer> part = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        part.add(next++);
      }
      partitions.add(part);
    }
    return LocalSpark.context().parallelize(partitions, sizes.size()).flatMap(List::iterator);
  }

  private static String folded(JavaRDD<Integer> chunks) {
    return new SpreadChunks<>(chunks, null).fold(new Text()).text();
  }

  private static String upTo(int chunks) {
    StringBuilder all = new StringBuilder();
    for (int number = 0; number < chunks; number++) {
      all.append(number).append(' ');
    }
    return all.toString();
  }

  private static List<Integer> equal(int partitions, int size) {
    return Collections.nCopies(partitions, size);
  }

  @Property(tries = 12)
  void chunksAreInTheirOrderHoweverTheyAreCut(
      @ForAll @Size(min = 1, max = 70) List<@IntRange(max = 3) Integer> sizes) {
    int chunks = sizes.stream().mapToInt(Integer::intValue).sum();
    assertThat(folded(rdd(sizes))).isEqualTo(upTo(chunks));
  }

  /** What the tasks do that merge summaries of others, as often as there are too many of them. */
  @Property
  void summariesAreInTheirOrderHoweverManyThereAre(
      @ForAll @IntRange(min = 1, max = 5000) int partitions, @ForAll @IntRange(max = 9) int empty) {
    List<Summary<Text>> summaries = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (int k = 0; k < partitions; k++) {
      if (k % 10 >= empty) {
        Text text = new Text();
        text.add(k);
        summaries.add(new Summary<>(k, text, null));
        expected.append(k).append(' ');
      }
    }
    for (int count = partitions; count > SpreadChunks.FAN; count = Groups.of(count)) {
      summaries = merged(summaries, new Groups(Groups.of(count)));
    }
    assertThat(summaries).hasSizeLessThanOrEqualTo(SpreadChunks.FAN);
    String text =
        summaries.isEmpty() ? "" : Summary.merge(summaries, 0, summaries.size()).value().text();
    assertThat(text).isEqualTo(expected.toString());
  }

  private static List<Summary<Text>> merged(List<Summary<Text>> summaries, Groups groups) {
    List<List<Tuple2<Integer, Summary<Text>>>> byGroup = new ArrayList<>();
    for (int g = 0; g < groups.numPartitions(); g++) {
      byGroup.add(new ArrayList<>());
    }
    for (Summary<Text> summary : summaries) {
      byGroup.get(groups.getPartition(summary.index())).add(new Tuple2<>(summary.index(), summary));
    }
    List<Summary<Text>> merged = new ArrayList<>();
    for (int g = 0; g < byGroup.size(); g++) {
      Summary.merged(g, byGroup.get(g).iterator()).forEachRemaining(merged::add);
    }
    return merged;
  }

  @Test
  void elevenHundredPartitionsAreMergedInTheirOrder() {
    assertThat(folded(rdd(equal(1100, 1)))).isEqualTo(upTo(1100));
  }

  @Test
  void emptyPartitionsAreNothing() {
    assertThat(folded(rdd(equal(40, 0)))).isEmpty();
    assertThat(folded(rdd(List.of(0)))).isEmpty();
    assertThat(folded(rdd(List.of(0, 2, 0, 0, 1, 0)))).isEqualTo(upTo(3));
  }

  @Test
  void aTaskThatFailsIsToldInASentence() {
    JavaRDD<Integer> failing =
        rdd(List.of(1, 1))
            .map(
                chunk -> {
                  throw new IllegalStateException("the disk is gone\nand more");
                });
    assertThatThrownBy(() -> folded(failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Spark could not finish a job: the disk is gone.")
        .hasCauseInstanceOf(SparkException.class);
  }

  /** What Spark throws without its being declared. */
  private static final class Unchecked extends RuntimeException implements SparkThrowable {

    private static final long serialVersionUID = 1;

    Unchecked() {
      super("[SOME_CONDITION] It is so. SQLSTATE: XX000\n\tat somewhere");
    }

    @Override
    public String getCondition() {
      return "SOME_CONDITION";
    }
  }

  @Test
  void whatSparkThrowsUncheckedIsToldInASentenceToo() {
    SparkContext context = LocalSpark.context().sc();
    assertThatThrownBy(
            () ->
                SpreadChunks.run(
                    context,
                    () -> {
                      throw new Unchecked();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Spark could not finish a job: It is so.")
        .hasCauseInstanceOf(Unchecked.class);
  }

  @Test
  void partitionsAreFetchedInTheirOrder() {
    List<Integer> fetched = new ArrayList<>();
    SpreadChunks.fetched(rdd(List.of(0, 2, 0, 3, 1))).forEachRemaining(fetched::add);
    assertThat(fetched).containsExactly(0, 1, 2, 3, 4, 5);
  }

  /** The first partitions of the first group and of all are the last to end. */
  @Test
  void whichPartitionIsDoneFirstIsNoMatter() {
    JavaRDD<Integer> slow =
        rdd(equal(40, 1))
            .map(
                chunk -> {
                  if (TaskContext.getPartitionId() % 32 == 0) {
                    Thread.sleep(400);
                  }
                  return chunk;
                });
    assertThat(folded(slow)).isEqualTo(upTo(40));
    assertThat(folded(slow.coalesce(3))).isEqualTo(upTo(40));
  }
}
