package glissade.spark.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import scala.Option;

/** Names of columns, and of the elements of a vector. */
final class Names {

  private Names() {}

  /** A column whose name is taken as it stands, dots included. */
  static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /**
   * What the elements of a vector column are called: as its metadata say, else by the column and
   * the number of the element, as Spark's own assembler calls them.
   *
   * @param count how many there are
   */
  static List<String> elements(StructField field, int count) {
    Option<Attribute[]> attributes = AttributeGroup.fromStructField(field).attributes();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      String usual = field.name() + "_" + j;
      if (attributes.isDefined() && attributes.get().length == count) {
        Option<String> known = attributes.get()[j].name();
        names.add(known.isDefined() ? known.get() : usual);
      } else {
        names.add(usual);
      }
    }
    return names.stream().distinct().count() < count ? numbered(field, count) : names;
  }

  private static List<String> numbered(StructField field, int count) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      names.add(field.name() + "_" + j);
    }
    return names;
  }
}
