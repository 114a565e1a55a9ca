package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password in an address works, and stands in nothing that is said or written. */
class SecretsTest {

  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;

  @Test
  void noOutputHasThePassword() throws IOException, SQLException {
    Path cars = Tables.cars(folder);
    Path database = folder.resolve("cars.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE cars AS FROM '" + cars + "'");
    }
    String url = "jdbc:duckdb:" + database + "?table=cars&password=" + SECRET;
    Path out = Files.createDirectory(folder.resolve("out"));
    Path model = out.resolve("model.json");
    assertSilent(
        glissade(
                "fit",
                url,
                "--target=mpg",
                "--features=weight_lb",
                "--missing=drop",
                "--save",
                model,
                "--trace",
                out.resolve("trace.jsonl"),
                "--report",
                out.resolve("report.html"))
            .endsWith(0));
    assertThat(Tables.read(out.resolve("report.html"))).contains("password=***");
    assertSilent(
        glissade("fit", url, "--target=mpg", "--missing=drop", "--format=json").endsWith(0));
    assertSilent(
        glissade("predict", model, url, "--output", out.resolve("predicted.csv")).endsWith(0));
    assertSilent(glissade("describe", url).endsWith(0));
    assertSilent(glissade("describe", url, url).endsWith(3));
    assertTraced(3, glissade("describe", url, "--query", "SELECT nothing", "--debug"));
    String refused = "jdbc:postgresql://127.0.0.1:1/db?user=me&password=" + SECRET;
    for (String at :
        List.of(
            refused,
            refused.replace("127.0.0.1:1", "127.0.0.1:1:2"),
            refused.replace("jdbc:", "jdbc:no"))) {
      assertTraced(3, glissade("describe", at, "--debug"));
      assertTraced(3, glissade("predict", model, cars, "--output", at + "&table=t", "--debug"));
    }
    assertTraced(2, glissade("generate", url, "--debug"));
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).isNotEmpty().doesNotContain(SECRET);
      }
    }
  }

  private static void assertTraced(int code, Ran ran) {
    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.err()).contains("\tat ");
    assertSilent(ran);
  }

  private static void assertSilent(Ran ran) {
    assertThat(ran.out() + ran.err()).isNotBlank().doesNotContain(SECRET);
  }
}
