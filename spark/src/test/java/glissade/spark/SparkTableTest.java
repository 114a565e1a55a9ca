package glissade.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.GivenTable;
import glissade.table.TableSource;
import glissade.table.TableSourceContract;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Rows in seven partitions, some of them empty where there are fewer. */
class SparkTableTest implements TableSourceContract {

  @Override
  public TableSource table(GivenTable given) {
    StructType texts = new StructType();
    List<Column> typed = new ArrayList<>();
    for (int j = 0; j < given.columns().size(); j++) {
      GivenTable.Cells each = given.columns().get(j);
      texts = texts.add("c" + j, DataTypes.StringType);
      String type =
          switch (each.kind()) {
            case DECIMAL -> "decimal(18,4)";
            case VARCHAR -> "string";
            default -> each.kind().toString();
          };
      typed.add(functions.col("c" + j).cast(type).as(each.name()));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < given.rows(); i++) {
      int row = i;
      rows.add(
          RowFactory.create(given.columns().stream().map(each -> each.texts().get(row)).toArray()));
    }
    Dataset<Row> data =
        LocalSpark.session().createDataFrame(LocalSpark.context().parallelize(rows, 7), texts);
    return new SparkTable("t", data.select(typed.toArray(Column[]::new)));
  }

  @Test
  void aNameThereTwiceIsRefused() {
    for (String second : List.of("a", "A")) {
      GivenTable given =
          GivenTable.of()
              .with("a", GivenTable.Kind.DOUBLE, "1")
              .with(second, GivenTable.Kind.DOUBLE, "2");
      assertThatThrownBy(() -> table(given))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`a`");
    }
  }
}
