package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Function;
import glissade.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldColumnPair;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.InlineTable;
import org.dmg.pmml.MapValues;
import org.dmg.pmml.OpType;
import org.dmg.pmml.PMMLFunctions;
import org.dmg.pmml.Row;
import org.jpmml.model.cells.InputCell;
import org.jpmml.model.cells.OutputCell;

/**
 * Expressions of PMML, which knows missing values itself.
 *
 * <p>What it has no function for becomes a field of its own, so that no table and no argument is
 * written twice.
 *
 * @param inputs the columns that are read, with their types
 * @param fields the fields that were made
 */
record PmmlNotation(RawColumns columns, Map<String, DataType> inputs, List<DerivedField> fields)
    implements Notation<Expression> {

  /** What JPMML's cells of a table are called. */
  private static final String INPUT = "data:input";

  private static final String OUTPUT = "data:output";

  PmmlNotation(RawColumns columns) {
    this(columns, new LinkedHashMap<>(), new ArrayList<>());
  }

  /** A new field with an expression; returns its name. */
  String field(String name, Expression expression) {
    fields.add(new DerivedField(name, OpType.CONTINUOUS, DataType.DOUBLE, expression));
    return name;
  }

  /** A field of its own, for what stands in several places. */
  private Expression once(Expression expression) {
    if (expression instanceof FieldRef || expression instanceof Constant) {
      return expression;
    }
    return new FieldRef(field("glissade/" + (fields.size() + 1), expression));
  }

  private FieldRef input(String name, DataType type) {
    DataType before = inputs.putIfAbsent(name, type);
    if (before != null && before != type) {
      throw new UnsupportedOperationException(
          "the column "
              + name
              + " is read as text in one place and as numbers in another, and PMML takes either.");
    }
    return new FieldRef(name);
  }

  @Override
  public Expression column(String name) {
    return input(name, DataType.DOUBLE).setMapMissingTo(columns.fills().get(name));
  }

  @Override
  public Expression constant(double value) {
    return new Constant(value).setDataType(DataType.DOUBLE);
  }

  private static Apply apply(String function, Expression... arguments) {
    return new Apply(function).addExpressions(arguments);
  }

  @Override
  public Expression sum(Expression left, Expression right) {
    return apply(PMMLFunctions.ADD, left, right);
  }

  @Override
  public Expression difference(Expression left, Expression right) {
    return apply(PMMLFunctions.SUBTRACT, left, right);
  }

  @Override
  public Expression product(Expression left, Expression right) {
    return apply(PMMLFunctions.MULTIPLY, left, right);
  }

  @Override
  public Expression quotient(Expression left, Expression right) {
    return apply(PMMLFunctions.DIVIDE, left, right);
  }

  @Override
  public Expression power(Expression base, Expression exponent) {
    Expression b = once(base);
    Expression e = once(exponent);
    return ifPresent(b, ifPresent(e, apply(PMMLFunctions.POW, b, e)));
  }

  /** Not all functions pass on that an argument is missing; what has no alternative does. */
  private static Expression ifPresent(Expression argument, Expression value) {
    return argument instanceof Constant
        ? value
        : apply(PMMLFunctions.IF, apply(PMMLFunctions.ISNOTMISSING, argument), value);
  }

  @Override
  public Expression apply(Function function, Expression argument) {
    Expression x = once(argument);
    return ifPresent(x, ofPresent(function, x));
  }

  private Expression ofPresent(Function function, Expression x) {
    return switch (function) {
      case LOG -> apply(PMMLFunctions.LN, x);
      case LOG2 -> quotient(apply(PMMLFunctions.LN, x), constant(Math.log(2)));
      case LOG10 -> apply(PMMLFunctions.LOG10, x);
      case LOG1P -> apply(PMMLFunctions.LN1P, x);
      case EXP -> apply(PMMLFunctions.EXP, x);
      case EXPM1 -> apply(PMMLFunctions.EXPM1, x);
      case SQRT -> apply(PMMLFunctions.SQRT, x);
      case ABS -> apply(PMMLFunctions.ABS, x);
      case SIN -> apply(PMMLFunctions.SIN, x);
      case COS -> apply(PMMLFunctions.COS, x);
    };
  }

  @Override
  public Expression choose(Expression argument, double from, Expression below, Expression above) {
    Expression x = once(argument);
    Expression isBelow = apply(PMMLFunctions.LESSTHAN, x, constant(from));
    return ifPresent(x, apply(PMMLFunctions.IF, isBelow, below, above));
  }

  @Override
  public Expression ofLevel(
      String column, List<String> levels, List<Double> values, double otherwise) {
    Column.Type kind = columns.kind(column);
    boolean numeric = kind == Column.Type.NUMBER || kind == Column.Type.INTEGER;
    FieldRef cell = input(column, numeric ? DataType.DOUBLE : DataType.STRING);
    InlineTable table = new InlineTable();
    for (int k = 0; k < levels.size(); k++) {
      table.addRows(
          new Row().addContent(new InputCell(levels.get(k)), new OutputCell(values.get(k))));
    }
    return new MapValues(OUTPUT, table)
        .setDataType(DataType.DOUBLE)
        .setDefaultValue(otherwise)
        .addFieldColumnPairs(new FieldColumnPair(cell.getField(), INPUT));
  }

  @Override
  public Expression inBucket(String column, int buckets, int bucket) {
    throw new UnsupportedOperationException(
        "it hashes the column " + column + " with MD5, which PMML does not have. Export to SQL.");
  }

  @Override
  public Expression partOf(DatePart part, String column) {
    return new Calendar<>(this, value -> once(apply(PMMLFunctions.FLOOR, value)))
        .part(part, input(column, DataType.DOUBLE));
  }
}
