package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Function;
import glissade.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Nodes of a graph, each a column of doubles; NaN where something is missing. A number is the name
 * of what a node gives.
 *
 * <p>Only operators that ONNX Runtime has for doubles: so the cosine is made of the sine.
 *
 * <p>Sums, differences and products keep what is not finite; where it would become a number like
 * any other, as in 1/∞, it becomes NaN beforehand.
 *
 * @param filled the columns of which missing cells are filled in, and those with what stands there
 * @param checked what was asked to be finite, and what that became
 */
record OnnxNotation(
    OnnxGraph graph, RawColumns columns, Map<String, String> filled, Map<String, String> checked)
    implements Notation<String> {

  OnnxNotation(OnnxGraph graph, RawColumns columns) {
    this(graph, columns, new HashMap<>(), new HashMap<>());
  }

  /** NaN where a value is infinite. */
  String finite(String value) {
    return graph.isConstant(value)
        ? value
        : checked.computeIfAbsent(
            value, key -> graph.node("Where", graph.node("IsInf", key), constant(Double.NaN), key));
  }

  @Override
  public String column(String name) {
    String input = graph.input(name, OnnxGraph.DOUBLE);
    Double fill = columns.fills().get(name);
    return fill == null
        ? input
        : filled.computeIfAbsent(
            name,
            key -> graph.node("Where", graph.node("IsNaN", input), graph.constant(fill), input));
  }

  @Override
  public String constant(double value) {
    return graph.constant(value);
  }

  @Override
  public String sum(String left, String right) {
    return graph.node("Add", left, right);
  }

  @Override
  public String difference(String left, String right) {
    return graph.node("Sub", left, right);
  }

  @Override
  public String product(String left, String right) {
    return graph.node("Mul", left, right);
  }

  @Override
  public String quotient(String left, String right) {
    return graph.node("Div", left, finite(right));
  }

  @Override
  public String power(String base, String exponent) {
    String b = finite(base);
    String e = finite(exponent);
    // What is missing to the power of 0 would be 1, and so would 1 to the power of it.
    String isMissing = graph.node("IsNaN", sum(b, e));
    return graph.node("Where", isMissing, constant(Double.NaN), graph.node("Pow", b, e));
  }

  @Override
  public String apply(Function function, String argument) {
    String x = finite(argument);
    return switch (function) {
      case LOG -> graph.node("Log", x);
      case LOG2 -> quotient(graph.node("Log", x), constant(Math.log(2)));
      case LOG10 -> quotient(graph.node("Log", x), constant(Math.log(10)));
      case LOG1P -> logOfOneAnd(x);
      case EXP -> graph.node("Exp", x);
      case EXPM1 -> exponentialLessOne(x);
      case SQRT -> graph.node("Sqrt", x);
      case ABS -> graph.node("Abs", x);
      case SIN -> graph.node("Sin", x);
      case COS -> cosine(x);
    };
  }

  /** cos x = 1 − 2 sin²(x/2). */
  private String cosine(String x) {
    String sine = graph.node("Sin", product(x, constant(0.5)));
    return difference(constant(1), product(constant(2), product(sine, sine)));
  }

  /** As in {@link SqlNotation}, from the same source. */
  private String logOfOneAnd(String x) {
    String u = sum(constant(1), x);
    String less = difference(u, constant(1));
    String value = quotient(product(x, graph.node("Log", u)), less);
    return graph.node("Where", graph.node("Equal", less, constant(0)), x, value);
  }

  private String exponentialLessOne(String x) {
    String series = constant(1);
    for (int k = 7; k >= 2; k--) {
      series = sum(constant(1), product(quotient(x, constant(k)), series));
    }
    String isSmall = graph.node("Less", graph.node("Abs", x), constant(0.01));
    return graph.node(
        "Where", isSmall, product(x, series), difference(graph.node("Exp", x), constant(1)));
  }

  @Override
  public String choose(String argument, double from, String below, String above) {
    return graph.node("Where", graph.node("Less", argument, constant(from)), below, above);
  }

  @Override
  public String ofLevel(String column, List<String> levels, List<Double> values, double otherwise) {
    return ofLevels(column, levels, List.of(values), otherwise);
  }

  /**
   * Some numbers for each level of a column.
   *
   * @param values one list a number, in it one value a level
   * @return as many columns as there are numbers
   */
  String ofLevels(String column, List<String> levels, List<List<Double>> values, double otherwise) {
    List<Double> table = new ArrayList<>();
    for (int k = 0; k < levels.size(); k++) {
      for (List<Double> each : values) {
        table.add(each.get(k));
      }
    }
    values.forEach(each -> table.add(otherwise));
    values.forEach(each -> table.add(Double.NaN));
    String place =
        isNumeric(columns.kind(column))
            ? placeOfNumber(column, levels)
            : placeOfText(column, levels);
    return graph.node("Gather", graph.doubles(table, levels.size() + 2L, values.size()), place);
  }

  private static boolean isNumeric(Column.Type kind) {
    return kind == Column.Type.NUMBER || kind == Column.Type.INTEGER;
  }

  /** Which level a row has; one more for no level, two more for a missing cell, which is "". */
  private String placeOfText(String column, List<String> levels) {
    String input = graph.input(column, OnnxGraph.STRING);
    List<String> keys = new ArrayList<>(levels);
    List<Long> places = new ArrayList<>(LongStream.range(0, levels.size()).boxed().toList());
    if (!keys.contains("")) {
      keys.add("");
      places.add(levels.size() + 1L);
    }
    String place =
        graph.node(
            "LabelEncoder",
            List.of(
                OnnxGraph.texts("keys_strings", keys),
                OnnxGraph.wholes("values_int64s", places),
                OnnxGraph.whole("default_int64", levels.size())),
            input);
    return oneDimension(place);
  }

  /** The same of numbers: the first comparison that holds, or else what stands behind them. */
  private String placeOfNumber(String column, List<String> levels) {
    String input = graph.input(column, OnnxGraph.DOUBLE);
    List<Double> numbers = levels.stream().map(RawColumns::number).toList();
    String equal = graph.node("Equal", input, graph.doubles(numbers, 1, numbers.size()));
    String holds = graph.node("Cast", List.of(OnnxGraph.whole("to", OnnxGraph.DOUBLE)), equal);
    String isMissing = graph.node("IsNaN", input);
    // A half in each row: less than what holds, and more than what does not.
    String halves = graph.node("Where", isMissing, constant(0.5), constant(0.5));
    String all = graph.node("Concat", List.of(OnnxGraph.whole("axis", 1)), holds, halves);
    String first =
        graph.node(
            "ArgMax", List.of(OnnxGraph.whole("axis", 1), OnnxGraph.whole("keepdims", 0)), all);
    String behind = graph.wholes(List.of(levels.size() + 1L));
    return graph.node("Where", oneDimension(isMissing), behind, first);
  }

  private String oneDimension(String value) {
    return graph.node("Reshape", value, graph.wholes(List.of(-1L), 1));
  }

  @Override
  public String inBucket(String column, int buckets, int bucket) {
    throw new UnsupportedOperationException(
        "it hashes the column " + column + " with MD5, which ONNX does not have. Export to SQL.");
  }

  @Override
  public String partOf(DatePart part, String column) {
    return new Calendar<>(this, value -> graph.node("Floor", value)).part(part, column(column));
  }
}
