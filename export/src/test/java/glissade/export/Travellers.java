package glissade.export;

import glissade.table.SourceRequest;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table to fit on, with a column of every kind that a term can take, and the same with rows that
 * are harder to answer for: in each column once a cell is missing, once a level was never seen.
 * Every run has the same.
 */
final class Travellers {

  static final String MASS = "Body Mass (g)";
  static final String SPEED = "speed [km/h]";
  static final String WING = "Wing type";
  static final List<String> TARGETS = List.of("cost", "trips", "came back", "class");

  private static final int ROWS = 240;

  private final SplittableRandom random = new SplittableRandom(20);
  private final Cells cells = new Cells();

  private Travellers() {
    number(MASS, 2700, 6300);
    number(SPEED, 5, 130);
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      number(name, 0.25, 3.5);
    }
    text("city", "Bonn", "Köln", "O'Hare", "Rome");
    text(WING, "flat", "half raised", "raised");
    text("colour", "blue", "green", "red");
    text("client", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
    text("street", "Am Markt 1", "Am Markt 2", "Weg 3", "Weg 4", "Platz 5", "Platz 6");
    column("code", Cells.Type.WHOLE, i -> List.of(7.0, 8.0, 19.0).get(random.nextInt(3)));
    column("grade", Cells.Type.NUMBER, i -> List.of(0.5, 1.0, 2.25).get(random.nextInt(3)));
    column("open", Cells.Type.TRUTH, i -> random.nextBoolean());
    column("paid", Cells.Type.FLAG, i -> random.nextBoolean());
    column("when", Cells.Type.TIME, i -> 1.5e9 + random.nextInt(200_000_000));
    targets();
  }

  /** To fit on; some masses and speeds are missing. */
  static Cells known() {
    Cells known = new Travellers().cells;
    for (int i = 5; i < ROWS; i += 37) {
      known.column(MASS).cells().set(i, null);
      known.column(SPEED).cells().set(i + 1, null);
      known.column("when").cells().set(i + 2, null);
    }
    return known;
  }

  /** What is known, and the rows that are harder. */
  static Cells all() {
    Cells all = known();
    int copied = 0;
    for (Map.Entry<String, Cells.Column> hard : all.columns().entrySet()) {
      if (!TARGETS.contains(hard.getKey())) {
        add(all, copied++, hard.getKey(), null);
        if (hard.getValue().type() == Cells.Type.TEXT) {
          add(all, copied++, hard.getKey(), "never seen");
        }
      }
    }
    add(all, copied++, "code", 12.0);
    add(all, copied, "grade", 0.75);
    return all;
  }

  /** One row once more, with another cell in a column. */
  static void add(Cells cells, int row, String column, @Nullable Object cell) {
    cells
        .columns()
        .forEach(
            (name, each) -> each.cells().add(name.equals(column) ? cell : each.cells().get(row)));
  }

  /** As users open a file. */
  static TableSource open(Cells cells, Path parquet) {
    SqlRun.DUCKDB.write(cells, parquet);
    TableOpener engine = ServiceLoader.load(TableOpener.class).findFirst().orElseThrow();
    return engine.open(new SourceRequest(List.of(parquet.toString()), null, null));
  }

  private void column(String name, Cells.Type type, IntFunction<@Nullable Object> cell) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      list.add(cell.apply(i));
    }
    cells.columns().put(name, new Cells.Column(type, list));
  }

  private void number(String name, double from, double to) {
    column(name, Cells.Type.NUMBER, i -> random.nextDouble(from, to));
  }

  private void text(String name, String... levels) {
    column(name, Cells.Type.TEXT, i -> levels[random.nextInt(levels.length)]);
  }

  private void targets() {
    double[] scores = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double noise = random.nextDouble(-1, 1);
      int city = String.valueOf(cells.cell("city", i)).length();
      scores[i] = cells.number("a", i) * city / 4 - cells.number("b", i) + noise;
    }
    column("cost", Cells.Type.NUMBER, i -> 20 + 3 * scores[i] + cells.number(MASS, i) / 500);
    column("trips", Cells.Type.NUMBER, i -> Math.floor(Math.exp(scores[i] / 2)));
    column("came back", Cells.Type.TEXT, i -> scores[i] > 0 ? "yes" : "it's lost");
    column(
        "class",
        Cells.Type.TEXT,
        i -> scores[i] > 1 ? "first" : scores[i] > -1 ? "second" : "third");
  }
}
