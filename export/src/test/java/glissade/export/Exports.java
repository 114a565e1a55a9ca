package glissade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.model.Model;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** What every form of a model answers to some rows, as {@code predict} would say it. */
record Exports(Model model, Scores scores, RawColumns columns, Cells cells) {

  /** Of numbers that are of the size of 1. */
  private static final Offset<Double> SAME = within(1e-9);

  /** One row's answers: a number or a text each, null where there is none. */
  record Answer(List<@Nullable Object> values) {}

  static Exports of(Model model, Cells cells) {
    return new Exports(model, Scores.of(model), RawColumns.of(model.featureMap()), cells);
  }

  List<Answer> ofSql(SqlRun database) {
    Map<String, List<@Nullable Object>> columns =
        database.answer(SqlFile.query(model, scores, columns()), cells);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < cells.rows(); i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (String name : model.answers()) {
        List<@Nullable Object> column = columns.get(name);
        assertThat(column).as(name).isNotNull();
        values.add(told(column.get(i)));
      }
      answers.add(new Answer(values));
    }
    return answers;
  }

  List<Answer> ofOnnx() {
    Map<String, List<Object[]>> outputs =
        OnnxRun.answer(OnnxFile.content(model, scores, columns), cells);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < cells.rows(); i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (List<Object[]> output : outputs.values()) {
        for (Object value : output.get(i)) {
          boolean missing = value.equals("") || value.equals(Double.NaN);
          values.add(missing ? null : value);
        }
      }
      answers.add(new Answer(values));
    }
    return answers;
  }

  List<Answer> ofPmml() {
    List<Answer> answers = new ArrayList<>();
    for (Map<String, ?> row : PmmlRun.answer(PmmlFile.content(model, scores, columns), cells)) {
      List<@Nullable Object> values = new ArrayList<>();
      model.answers().forEach(name -> values.add(told(row.get(name))));
      answers.add(new Answer(values));
    }
    return answers;
  }

  /** ONNX has true and false as text. */
  private static @Nullable Object told(@Nullable Object value) {
    return value instanceof Boolean ? value.toString() : value;
  }

  /** What {@link Model#answer} told of some rows. */
  static List<Answer> told(Model model, double[][] told) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < told[0].length; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int j = 0; j < told.length; j++) {
        row.add(Double.isNaN(told[j][i]) ? null : value(model, j, told[j][i]));
      }
      answers.add(new Answer(row));
    }
    return answers;
  }

  private static Object value(Model model, int answer, double value) {
    Levels classes = model.featureMap().classes();
    if (classes == null || answer > 0) {
      return value;
    }
    String text = classes.values().get((int) value);
    boolean isNumber =
        classes.kind() == Column.Type.NUMBER || classes.kind() == Column.Type.INTEGER;
    return isNumber ? Double.valueOf(text) : text;
  }

  static void assertSame(String form, List<Answer> actual, List<Answer> expected) {
    assertThat(actual).as(form).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      List<@Nullable Object> want = expected.get(i).values();
      List<@Nullable Object> have = actual.get(i).values();
      assertThat(have).as("%s, row %d: %s", form, i, have).hasSameSizeAs(want);
      for (int j = 0; j < want.size(); j++) {
        if (want.get(j) instanceof Double number) {
          assertThat(have.get(j))
              .as("%s, row %d, answer %d", form, i, j)
              .isInstanceOf(Number.class);
          double scale = Math.max(1, Math.abs(number));
          double value = ((Number) have.get(j)).doubleValue();
          assertThat(value / scale)
              .as("%s, row %d, answer %d", form, i, j)
              .isCloseTo(number / scale, SAME);
        } else {
          assertThat(have.get(j)).as("%s, row %d, answer %d", form, i, j).isEqualTo(want.get(j));
        }
      }
    }
  }

  void allAnswer(List<Answer> expected) {
    sqlAnswers(expected);
    assertSame("ONNX", ofOnnx(), expected);
    assertSame("PMML", ofPmml(), expected);
  }

  void sqlAnswers(List<Answer> expected) {
    assertSame("DuckDB", ofSql(SqlRun.DUCKDB), expected);
    assertSame("PostgreSQL", ofSql(SqlRun.POSTGRES), expected);
  }
}
