package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataTableTest {

  @Test
  void whatStandsForANumberStandsWhereNumbersDo() {
    DataTable table =
        new DataTable(
            List.of("column", "weight"),
            List.of(DataTable.Row.of("(intercept)", "–"), DataTable.Row.of("a < b", 2.5)));
    assertThat(table.element().toString())
        .contains("<th class=\"text\" scope=\"col\">column</th><th scope=\"col\">weight</th>")
        .contains("<td class=\"text\">(intercept)</td><td>–</td>")
        .contains("<td class=\"text\">a &lt; b</td><td>2.5</td>");
  }
}
