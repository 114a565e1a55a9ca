package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.StreamSource;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvStreamTest {

  private static final double NO = Double.NaN;
  private static final Duration LONG = Duration.ofMinutes(10);

  private static StreamSource stream(String text, int chunkRows) {
    return stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), chunkRows, LONG);
  }

  private static StreamSource stream(InputStream input, int chunkRows, Duration patience) {
    return new DuckTableOpener(input).stream(chunkRows, patience);
  }

  private static TableChunk next(Chunks<TableChunk> chunks) {
    TableChunk chunk = chunks.next();
    if (chunk == null) {
      throw new AssertionError("no chunk");
    }
    return chunk;
  }

  @Test
  void rowsComeInPiecesAndNoneIsCut() {
    String text = "x,t,y\n1,\"a\nb\",2\n3,\"say \"\"hi\"\"\n\",4\n5,c,NA\n\n6,\"\",7\n8,c,9";
    try (StreamSource source = stream(text, 2)) {
      assertThat(source.name()).isEqualTo("standard input");
      assertThat(source.columns()).extracting(Column::name).containsExactly("x", "t", "y");
      Levels levels = new Levels("t", Column.Type.TEXT, List.of("a\nb", "c"));
      Chunks<TableChunk> chunks = source.read(List.of("y", "x", "t"), List.of(levels), List.of());
      List<Double> y = new ArrayList<>();
      List<Double> t = new ArrayList<>();
      int pieces = 0;
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        assertThat(chunk.firstRow()).isEqualTo(y.size());
        for (int i = 0; i < chunk.rows(); i++) {
          y.add(chunk.column(0)[i]);
          t.add(chunk.column(2)[i]);
        }
        pieces++;
      }
      assertThat(y).containsExactly(2.0, 4.0, NO, 7.0, 9.0);
      assertThat(t).containsExactly(0.0, -1.0, 1.0, NO, 1.0);
      assertThat(pieces).isGreaterThan(2);
    }
  }

  @Test
  void aRowIsHandedOutThoughNoneFollowsYet() throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(out);
    out.write("x\n1\n2\n3".getBytes(StandardCharsets.UTF_8));
    out.flush();
    try (StreamSource source = stream(in, 1_000_000, Duration.ofMillis(1))) {
      Chunks<TableChunk> chunks = source.read(List.of("x"), List.of(), List.of());
      TableChunk first = next(chunks);
      assertThat(first.column(0)).containsExactly(1, 2);
      out.write("0\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(next(chunks).column(0)).as("a line is whole or not there").containsExactly(30);
      out.write("4\n5".getBytes(StandardCharsets.UTF_8));
      out.close();
      List<Double> rest = new ArrayList<>();
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        for (double value : chunk.column(0)) {
          rest.add(value);
        }
      }
      assertThat(rest).containsExactly(4.0, 5.0);
    }
  }

  @Test
  void manyRowsKeepTheirOrder() {
    StringBuilder text = new StringBuilder("i;t\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(i % 3 == 0 ? ";\"a;\n b\"\n" : ";c\n");
    }
    try (StreamSource source = stream(text.toString(), 999)) {
      Chunks<TableChunk> chunks = source.read(List.of("i"), List.of(), List.of());
      long expected = 0;
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        assertThat(chunk.rows()).isLessThanOrEqualTo(999);
        for (double i : chunk.column(0)) {
          assertThat(i).isEqualTo((double) expected++);
        }
      }
      assertThat(expected).isEqualTo(20_000);
    }
  }

  @Test
  void aHashIsThatOfColumnAndValue() throws NoSuchAlgorithmException {
    try (StreamSource source = stream("t,n\na,1\n,2.0\na,1.5\n", 2)) {
      Chunks<TableChunk> chunks = source.read(List.of("t", "n"), List.of(), List.of("t", "n"));
      TableChunk first = next(chunks);
      assertThat(first.column(0)).containsExactly(hash("t=a"), NO);
      assertThat(first.column(1)).containsExactly(hash("n=1"), hash("n=2"));
      TableChunk second = next(chunks);
      assertThat(second.column(0)).containsExactly(hash("t=a"));
      assertThat(second.column(1)).containsExactly(hash("n=1.5"));
      assertThat(second.firstRow()).isEqualTo(2);
      assertThat(chunks.next()).isNull();
    }
  }

  private static double hash(String text) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, digest).shiftRight(80).doubleValue();
  }

  @Test
  void aCellThatIsNoNumberIsNamedWhereverItComes() {
    try (StreamSource source = stream("x\n1\n2\n3\nthree\n5\n", 2)) {
      Chunks<TableChunk> chunks = source.read(List.of("x"), List.of(), List.of());
      assertThat(next(chunks).rows()).isEqualTo(2);
      assertThatThrownBy(() -> next(chunks))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("standard input after row 2, row 2, column `x`: `three`");
    }
  }

  @Test
  void whatIsNoStreamIsTold() {
    assertThatThrownBy(() -> stream("", 10))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("standard input is empty");
    assertThatThrownBy(() -> stream("x,y\n", 10))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("standard input");
    try (StreamSource source = stream("x,t\n1,a\n2,b\n", 10)) {
      assertThatThrownBy(() -> source.read(List.of("t"), List.of(), List.of()).next())
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`t` of standard input holds text");
      assertThatThrownBy(() -> source.read(List.of("x"), List.of(), List.of()))
          .isInstanceOf(IllegalStateException.class);
    }
    InputStream broken =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at >= 6) {
              throw new IOException("the line is dead");
            }
            return "x\n1\n2\n".charAt(at++);
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            bytes[from] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(
            () -> {
              try (StreamSource source = stream(broken, 1, LONG)) {
                Chunks<TableChunk> chunks = source.read(List.of("x"), List.of(), List.of());
                while (chunks.next() != null) {
                  // Goes on to the failure.
                }
              }
            })
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("the line is dead");
  }
}
