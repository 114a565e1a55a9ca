package glissade.spark.ml;

import glissade.formula.Formula;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether a dataset has the columns that a stage asks for, each of a type it can use. */
final class SchemaCheck {

  private final StructType schema;

  SchemaCheck(StructType schema) {
    this.schema = schema;
  }

  /**
   * The columns that features and scores are made of.
   *
   * @param features the vector column, used unless columns are named
   * @throws IllegalArgumentException saying which column is not there, or not of a type to use
   */
  void features(RowParams<?> stage, String features) {
    if (stage.isByName()) {
      formula(stage);
      for (String name : stage.getColumns()) {
        feature(name);
      }
      Set<String> names = new HashSet<>();
      for (String name : stage.getColumns()) {
        if (!names.add(name)) {
          throw new IllegalArgumentException("columns: " + name + " is there twice. Name it once.");
        }
      }
    } else {
      vector(features);
    }
    if (stage.hasOffset()) {
      number("offsetCol", stage.getOffsetCol());
    }
  }

  /** What cells must hold depends on what is made of them: that is seen when they are read. */
  private void formula(RowParams<?> stage) {
    if (stage.getFormula().isEmpty()) {
      return;
    }
    if (stage.getColumns().length > 0) {
      throw new IllegalArgumentException(
          "columns and formula both say what the features are. Keep one of them.");
    }
    for (String name : Formula.parse(stage.getFormula()).columns()) {
      field("formula", name);
    }
  }

  /** The columns that only a fit needs. */
  void responses(DescentParams<?> stage, String label) {
    number("labelCol", label);
    if (stage.isWeighted()) {
      number("weightCol", stage.getWeightCol());
    }
    String left = stage.getFormula().isEmpty() ? null : Formula.parse(stage.getFormula()).target();
    if (left != null && !left.equals(label)) {
      throw new IllegalArgumentException(
          "formula: its left side is " + left + ", and labelCol is " + label + ". Make them one.");
    }
    if (Arrays.asList(stage.getColumns()).contains(label)) {
      throw new IllegalArgumentException(
          "columns: " + label + " is the label, so it cannot be a feature. Leave it out.");
    }
  }

  /**
   * A schema with one more column.
   *
   * @param name empty for none
   * @throws IllegalArgumentException if there is one of that name
   */
  static StructType with(StructType schema, String name, DataType type) {
    if (List.of(schema.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "There is a column " + name + " already. Drop it, or name another one for the output.");
    }
    return name.isEmpty() ? schema : schema.add(name, type, true);
  }

  /** Whether a feature is one by its levels. */
  boolean isText(String name) {
    return field("columns", name).dataType() instanceof StringType;
  }

  private void feature(String name) {
    DataType type = field("columns", name).dataType();
    if (!(type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof StringType)) {
      throw wrong("columns", name, type, "numbers, true and false, or text");
    }
  }

  private void vector(String name) {
    DataType type = field("featuresCol", name).dataType();
    if (!type.equals(SQLDataTypes.VectorType())) {
      throw wrong(
          "featuresCol",
          name,
          type,
          "vectors, as VectorAssembler makes them; or set columns to the names of the features");
    }
  }

  /** A column of numbers. */
  void number(String role, String name) {
    DataType type = field(role, name).dataType();
    if (!(type instanceof NumericType)) {
      throw wrong(
          role,
          name,
          type,
          type instanceof StringType && role.equals("labelCol")
              ? "numbers; of classes the numbers that StringIndexer gives them"
              : "numbers");
    }
  }

  private static IllegalArgumentException wrong(
      String role, String name, DataType type, String expected) {
    return new IllegalArgumentException(
        role
            + ": the column "
            + name
            + " is of type "
            + type.sql()
            + ", expected "
            + expected
            + ".");
  }

  private StructField field(String role, String name) {
    List<String> names = List.of(schema.fieldNames());
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          role + ": there is no column " + name + ". There are " + String.join(", ", names) + ".");
    }
    return schema.apply(name);
  }
}
