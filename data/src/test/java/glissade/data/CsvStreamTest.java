package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.StreamChunk;
import glissade.table.StreamSource;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
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
    return new DuckTableOpener(input).stream(chunkRows, patience, List.of());
  }

  private static TableChunk next(Chunks<StreamChunk> chunks) {
    return whole(chunks).rows();
  }

  private static StreamChunk whole(Chunks<StreamChunk> chunks) {
    StreamChunk chunk = chunks.next();
    if (chunk == null) {
      throw new AssertionError("no chunk");
    }
    return chunk;
  }

  private static String value(StreamChunk chunk, double code) {
    return Double.isNaN(code) ? "none" : chunk.levels().get(0).values().get((int) code);
  }

  @Test
  void rowsComeInPiecesAndNoneIsCut() {
    String text = "x,t,y\n1,\"a\nb\",2\n3,\"say \"\"hi\"\"\n\",4\n5,c,NA\n\n6,\"\",7\n8,c,9";
    try (StreamSource source = stream(text, 2)) {
      assertThat(source.name()).isEqualTo("standard input");
      assertThat(source.columns()).extracting(Column::name).containsExactly("x", "t", "y");
      Chunks<StreamChunk> chunks = source.read(List.of("y", "x", "t"), List.of("t"));
      List<Double> y = new ArrayList<>();
      List<String> t = new ArrayList<>();
      int pieces = 0;
      for (StreamChunk next = chunks.next(); next != null; next = chunks.next()) {
        TableChunk chunk = next.rows();
        assertThat(chunk.firstRow()).isEqualTo(y.size());
        for (int i = 0; i < chunk.rows(); i++) {
          y.add(chunk.column(0)[i]);
          t.add(value(next, chunk.column(2)[i]));
        }
        pieces++;
      }
      assertThat(y).containsExactly(2.0, 4.0, NO, 7.0, 9.0);
      assertThat(t).containsExactly("a\nb", "say \"hi\"\n", "c", "none", "c");
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
      Chunks<StreamChunk> chunks = source.read(List.of("x"), List.of());
      TableChunk first = next(chunks);
      assertThat(first.column(0)).containsExactly(1, 2);
      out.write("0\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(next(chunks).column(0)).as("a line is whole or not there").containsExactly(30);
      out.write("4\n5".getBytes(StandardCharsets.UTF_8));
      out.close();
      List<Double> rest = new ArrayList<>();
      for (StreamChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        for (double value : chunk.rows().column(0)) {
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
      Chunks<StreamChunk> chunks = source.read(List.of("i"), List.of());
      long expected = 0;
      for (StreamChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        assertThat(chunk.rows().rows()).isLessThanOrEqualTo(999);
        for (double i : chunk.rows().column(0)) {
          assertThat(i).isEqualTo((double) expected++);
        }
      }
      assertThat(expected).isEqualTo(20_000);
    }
  }

  @Test
  void everyChunkHasLevelsOfItsOwn() {
    try (StreamSource source = stream("t,n\nb,1\na,2.0\n,1.5\na,1.50\nc,\nc,\n", 2)) {
      Chunks<StreamChunk> chunks = source.read(List.of("t", "n"), List.of("t", "n"));
      StreamChunk first = whole(chunks);
      assertThat(first.levels())
          .extracting(Levels::values)
          .containsExactly(List.of("a", "b"), List.of("1", "2"));
      assertThat(first.rows().column(0)).containsExactly(1, 0);
      assertThat(first.rows().column(1)).containsExactly(0, 1);
      StreamChunk second = whole(chunks);
      assertThat(second.levels())
          .extracting(Levels::values)
          .containsExactly(List.of("a"), List.of("1.5"));
      assertThat(second.rows().column(0)).containsExactly(NO, 0);
      assertThat(second.rows().firstRow()).isEqualTo(2);
      StreamChunk third = whole(chunks);
      assertThat(third.levels())
          .extracting(Levels::values)
          .containsExactly(List.of("c"), List.of());
      assertThat(third.rows().column(1)).containsExactly(NO, NO);
      assertThat(chunks.next()).isNull();
    }
  }

  @Test
  void aCellThatIsNoNumberIsNamedWhereverItComes() {
    try (StreamSource source = stream("x\n1\n2\n3\nthree\n5\n", 2)) {
      Chunks<StreamChunk> chunks = source.read(List.of("x"), List.of());
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
      assertThatThrownBy(() -> source.read(List.of("t"), List.of()).next())
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`t` of standard input holds text");
      assertThatThrownBy(() -> source.read(List.of("x"), List.of()))
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
                Chunks<StreamChunk> chunks = source.read(List.of("x"), List.of());
                while (chunks.next() != null) {
                  // Goes on to the failure.
                }
              }
            })
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("the line is dead");
  }
}
