package glissade.data;

import glissade.table.GivenTable;
import glissade.table.TableSource;
import glissade.table.TableSourceContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class DuckTableTest implements TableSourceContract {

  @TempDir private Path folder;

  @Override
  public TableSource table(GivenTable given) {
    List<String> columns = new ArrayList<>();
    for (GivenTable.Cells each : given.columns()) {
      String type =
          each.kind() == GivenTable.Kind.DECIMAL ? "DECIMAL(18,4)" : each.kind().toString();
      columns.add(
          "CAST(unnest([%s]) AS %s) AS %s"
              .formatted(
                  String.join(", ", each.texts().stream().map(DuckTableTest::sql).toList()),
                  type,
                  Sql.name(each.name())));
    }
    return Given.open(Given.written(folder, "t.parquet", "SELECT " + String.join(", ", columns)));
  }

  private static String sql(@Nullable String text) {
    return text == null ? "NULL" : Sql.text(text);
  }
}
