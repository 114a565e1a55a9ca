package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Function;
import glissade.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param filled the columns of which missing cells are filled in, by name
 * @param fields the fields that were made
 */
record PmmlNotation(
    RawColumns columns,
    Map<String, DataType> inputs,
    Map<String, FieldRef> filled,
    List<DerivedField> fields)
    implements Notation<Expression> {

  /** What JPMML's cells of a table are called. */
  private static final String INPUT = "data:input";

  /** Evaluators round to whole numbers of 32 bits. */
  private static final double MOST_WHOLE = Integer.MAX_VALUE;

  private static final String OUTPUT = "data:output";

  PmmlNotation(RawColumns columns) {
    this(columns, new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>());
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
    FieldRef cell = input(name, DataType.DOUBLE);
    Double fill = columns.fills().get(name);
    if (fill == null) {
      return cell;
    }
    // A field of its own, which says that what is filled in is a number.
    return filled.computeIfAbsent(
        name, key -> new FieldRef(field("filled " + name, cell.setMapMissingTo(fill))));
  }

  @Override
  public Expression constant(double value) {
    return number(value);
  }

  private static Constant number(double value) {
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
    if (right instanceof Constant) {
      return apply(PMMLFunctions.DIVIDE, left, right);
    }
    Expression divisor = once(right);
    Expression isNone = apply(PMMLFunctions.EQUAL, divisor, number(0));
    Expression divides =
        apply(PMMLFunctions.AND, apply(PMMLFunctions.NOT, isNone), isFinite(divisor));
    return ifPresent(divisor, where(divides, apply(PMMLFunctions.DIVIDE, left, divisor)));
  }

  @Override
  public Expression power(Expression base, Expression exponent) {
    Expression b = once(base);
    Expression e = once(exponent);
    Expression power = apply(PMMLFunctions.POW, b, e);
    if (isWhole(exponent)) {
      return ifPresent(b, power);
    }
    Expression any = ofAnyBase(b, e, power);
    return ifPresent(b, ifPresent(e, where(isFinite(b), where(isFinite(e), any))));
  }

  private static boolean isWhole(Expression exponent) {
    return exponent instanceof Constant constant
        && constant.getValue() instanceof Double number
        && number >= 1
        && number == Math.rint(number);
  }

  /** 0 has powers that are not negative, and what is less has whole ones. */
  private static Expression ofAnyBase(Expression base, Expression exponent, Expression power) {
    Expression whole = apply(PMMLFunctions.EQUAL, exponent, apply(PMMLFunctions.ROUND, exponent));
    Expression ofNegative = where(isBelow(exponent, MOST_WHOLE), where(whole, power));
    Expression ofZero = where(apply(PMMLFunctions.GREATEROREQUAL, exponent, number(0)), power);
    return apply(
        PMMLFunctions.IF,
        apply(PMMLFunctions.GREATERTHAN, base, number(0)),
        power,
        apply(
            PMMLFunctions.IF, apply(PMMLFunctions.LESSTHAN, base, number(0)), ofNegative, ofZero));
  }

  /** A number, unless what it was computed from led beyond the doubles. */
  Expression finite(Expression expression) {
    Expression x = once(expression);
    return ifPresent(x, where(isFinite(x), x));
  }

  private static Expression isFinite(Expression x) {
    return isBelow(x, Double.MAX_VALUE);
  }

  private static Expression isBelow(Expression x, double most) {
    return apply(PMMLFunctions.LESSOREQUAL, apply(PMMLFunctions.ABS, x), number(most));
  }

  /** Missing where the condition does not hold: at what has no value evaluators differ. */
  private static Expression where(Expression condition, Expression value) {
    return apply(PMMLFunctions.IF, condition, value);
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
    return ifPresent(x, where(hasValue(function, x), ofPresent(function, x)));
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

  private static Expression hasValue(Function function, Expression x) {
    return switch (function) {
      case LOG, LOG2, LOG10 -> apply(PMMLFunctions.GREATERTHAN, x, number(0));
      case LOG1P -> apply(PMMLFunctions.GREATERTHAN, x, number(-1));
      case SQRT -> apply(PMMLFunctions.GREATEROREQUAL, x, number(0));
      case EXP, EXPM1, ABS, SIN, COS -> isFinite(x);
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
    return new Calendar<>(this, this::floor).part(part, column(column));
  }

  private Expression floor(Expression number) {
    Expression x = once(number);
    return once(ifPresent(x, apply(PMMLFunctions.FLOOR, x)));
  }
}
