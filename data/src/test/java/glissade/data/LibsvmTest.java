package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.ColumnStatistics;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibsvmTest {

  @TempDir Path folder;

  private LibsvmRows read(String text) throws IOException {
    return read(text, 1);
  }

  private LibsvmRows read(String text, int threads) throws IOException {
    Path file = folder.resolve("some.svm");
    Files.writeString(file, text);
    return LibsvmRows.of(file, new ParallelFold(threads));
  }

  private static SparseBatch only(LibsvmRows rows) {
    return (SparseBatch) rows.inMemory().chunks().get(0);
  }

  @Test
  void targetsAndWhatIsNotZeroAreRead() throws IOException {
    LibsvmRows rows =
        read(
            "# a file\n+1 1:0.5 3:-2e-3\n\n-1\t2:.25  4:1E2 # why\r\n1 qid:7 4:12345678901234567890");
    assertThat(rows.features()).isEqualTo(4);
    assertThat(rows.indicesFrom()).isEqualTo(1);
    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.queries()).isEqualTo(1);
    assertThat(rows.stored()).isEqualTo(5);
    assertThat(rows.classes()).containsExactly(-1, 1);
    SparseBatch batch = only(rows);
    assertThat(batch.target(1)).isEqualTo(-1);
    assertThat(batch.columns()).containsExactly(0, 2, 1, 3, 3);
    assertThat(batch.values()).containsExactly(0.5, -2e-3, 0.25, 100, 12345678901234567000.0);
    assertThat(batch.start(1)).isEqualTo(2);
    SparseBatch classes = only(rows.asClasses());
    assertThat(new double[] {classes.target(0), classes.target(1)}).containsExactly(1, 0);
  }

  @Test
  void indicesFromZeroAreKnownByTheirZero() throws IOException {
    LibsvmRows rows = read("2.5 0:1 9:1\n-7 3:2\n");
    assertThat(rows.features()).isEqualTo(10);
    assertThat(rows.indicesFrom()).isZero();
    assertThat(rows.feature(9)).hasValue(9);
    assertThat(rows.feature(10)).isEmpty();
    assertThat(only(rows).target(0)).isEqualTo(2.5);
    assertThat(rows.withFeatures(12, 0).features()).isEqualTo(12);
    assertThatThrownBy(() -> rows.withFeatures(9, 0)).hasMessageContaining("indices from 0 to 9");
    assertThatThrownBy(() -> rows.withFeatures(20, 1)).hasMessageContaining("start at 1");
  }

  @Property(tries = 200)
  void everyNumberIsTheOneThatJavaReads(@ForAll double number, @ForAll short shorter) {
    for (String text :
        new String[] {
          String.valueOf(Double.isFinite(number) ? number : 1),
          String.valueOf(shorter / 1000.0),
          String.valueOf((float) (shorter / 7.0)),
          shorter + "." + Math.abs((long) shorter) * 1_234_567_891L
        }) {
      LibsvmValues values = new LibsvmValues();
      byte[] line = (text + " 3:" + text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      new LibsvmLine("f", 1, values).read(line, line.length, 1);
      assertThat(values.target(0)).isEqualTo(Double.parseDouble(text));
      assertThat(values.batch(3, new double[1]).values()).containsExactly(Double.parseDouble(text));
    }
  }

  @Test
  void aWrongLineIsToldWithItsPlaceAndWhatIsExpected() {
    String good = "1 1:2\n".repeat(400_000);
    assertWrong(good + "1 1:2 1:3\n", "line 400001, character 7: '1:3', indices must rise");
    assertWrong("1 3:2 2:3", "line 1, character 7: '2:3', indices must rise");
    assertWrong("1 3:2\nabc 2:3", "line 2, character 1: 'abc', expected a target");
    assertWrong("1 x:2", "character 3: 'x:2', expected index:value");
    assertWrong("1 2", "character 3: '2', expected index:value");
    assertWrong("1 2:", "expected a number after the colon");
    assertWrong("1 2:nan", "expected a number after the colon");
    assertWrong("1 2:1e999", "expected a number after the colon");
    assertWrong("1 2:0x1p3", "expected a number after the colon");
    assertWrong("1 2:1:3", "expected a blank");
    assertWrong("1 99999999999:1", "expected an index below");
    assertWrong("1 qid:x 2:1", "expected a number after qid:");
    assertWrong("# nothing\n\n", "holds no rows");
  }

  private void assertWrong(String text, String expected) {
    assertThatThrownBy(() -> read(text, 2))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("some.svm")
        .hasMessageContaining(expected);
  }

  @Test
  void whatIsWrittenIsReadBackWithTheSameBitsPackedOrNot() {
    InMemoryRows rows = InMemoryRows.of(random(30_000, 200, 7));
    for (String name : new String[] {"a.svm", "a.libsvm.gz"}) {
      Path file = folder.resolve(name);
      LibsvmWriter.write(rows, file);
      assertThat(LibsvmRows.isNamedSo(file)).isTrue();
      LibsvmRows one = LibsvmRows.of(file, new ParallelFold(1));
      LibsvmRows three = LibsvmRows.of(file, new ParallelFold(3));
      assertThat(one.inMemory().chunks()).hasSizeGreaterThan(2);
      assertSame(one.inMemory(), rows);
      assertSame(three.inMemory(), rows);
      ColumnStatistics expected = ColumnStatistics.of(one);
      ColumnStatistics actual = ColumnStatistics.of(three.inMemory());
      for (int j = 0; j <= 201; j++) {
        assertThat(actual.mean(j)).isEqualTo(expected.mean(j));
        assertThat(actual.norm(j)).isEqualTo(expected.norm(j));
      }
    }
  }

  private static SparseBatch random(int rows, int features, long seed) {
    Random random = new Random(seed);
    int[] starts = new int[rows + 1];
    Arrays.setAll(starts, i -> 5 * i);
    int[] columns = new int[5 * rows];
    Arrays.setAll(columns, k -> (k % 5) * (features / 5) + random.nextInt(features / 5));
    columns[4] = features - 1;
    double[] values = random.doubles(5L * rows, -1, 1).toArray();
    double[] targets = random.doubles(rows).toArray();
    Responses responses = new Responses(targets, 0, rows, false, false);
    return new SparseBatch(starts, columns, values, features, responses);
  }

  private static void assertSame(InMemoryRows actual, InMemoryRows expected) {
    assertThat(actual.features()).isEqualTo(expected.features());
    assertThat(flat(actual)).isEqualTo(flat(expected));
  }

  private static double[] flat(InMemoryRows rows) {
    return rows.chunks().stream()
        .flatMapToDouble(batch -> Arrays.stream(flat((SparseBatch) batch)))
        .toArray();
  }

  private static double[] flat(SparseBatch batch) {
    double[] flat = new double[batch.rows() + 2 * (int) batch.stored()];
    int next = 0;
    for (int i = 0; i < batch.rows(); i++) {
      flat[next++] = batch.target(i);
      for (int k = batch.start(i); k < batch.start(i + 1); k++) {
        flat[next++] = batch.columns()[k];
        flat[next++] = batch.values()[k];
      }
    }
    return flat;
  }

  @Test
  void aFileThatIsNotThereOrWasCutShortIsTold() throws IOException {
    Path missing = folder.resolve("no.svm");
    assertThatThrownBy(() -> LibsvmRows.of(missing, new ParallelFold(1)))
        .hasMessageContaining("no.svm does not exist");
    Path whole = folder.resolve("whole.svm.gz");
    LibsvmWriter.write(InMemoryRows.of(random(1_000, 50, 1)), whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.svm.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> LibsvmRows.of(cut, new ParallelFold(2)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("cut.svm.gz was cut short");
  }

  @Test
  void aLineLongerThanABlockIsOneRow() throws IOException {
    StringBuilder line = new StringBuilder("1");
    for (int j = 1; j <= 300_000; j++) {
      line.append(' ').append(j).append(":1");
    }
    LibsvmRows rows = read(line + "\n0 1:1\n");
    assertThat(rows.features()).isEqualTo(300_000);
    assertThat(rows.count()).isEqualTo(2);
    Batch first = rows.inMemory().chunks().get(0);
    assertThat(first.stored()).isEqualTo(300_001);
  }
}
