package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.model.LinearModel;
import glissade.model.TableFit;
import glissade.table.ObjectTable;
import glissade.table.UnusableDataException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashedFormulaTest {

  private static final int BUCKETS = 5;

  @TempDir Path folder;

  public record Sale(String city, double x, double y) {}

  private static ObjectTable<Sale> sales(int from, int to) throws Exception {
    List<Sale> sales = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String city = "city " + i * i % 37;
      double x = Math.sin(i);
      sales.add(new Sale(city, x, 10 * bucket(city) + x * (bucket(city) - 1)));
    }
    return ObjectTable.ofRecords("sales", Sale.class, sales);
  }

  /** As the definition has it, without the class that is tested. */
  private static int bucket(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    String digits = new BigInteger(1, digest).toString(16);
    String padded = "0".repeat(32 - digits.length()) + digits;
    return (int) (Long.parseLong(padded.substring(0, 8), 16) % BUCKETS);
  }

  @Test
  void bucketsAreFeaturesAloneAndInInteractions() throws Exception {
    TableFit fitted = TableFit.of(sales(0, 200), "y ~ hash(city, 5) + hash(city, 5):x");
    List<String> features = fitted.rows().map().features();
    assertThat(features)
        .containsExactly(
            "hash(city, 5)=0:x",
            "hash(city, 5)=1:x",
            "hash(city, 5)=2:x",
            "hash(city, 5)=3:x",
            "hash(city, 5)=4:x",
            "hash(city, 5)=1",
            "hash(city, 5)=2",
            "hash(city, 5)=3",
            "hash(city, 5)=4");
    LinearModel model = fitted.fit().model();
    for (int j = 0; j < 5; j++) {
      assertThat(model.weights()[j]).isCloseTo(j - 1, within(1e-11));
    }
    for (int j = 5; j < 9; j++) {
      assertThat(model.weights()[j]).isCloseTo(10 * (j - 4), within(1e-11));
    }
  }

  @Test
  void aModelFileKeepsThemAndATextNeverSeenHasABucketToo() throws Exception {
    TableFit fitted = TableFit.of(sales(0, 30), "y ~ hash(city, 5) * x");
    Path file = folder.resolve("model.json");
    ModelFile.write(file, fitted.fit());
    LinearModel read = ModelFile.read(file);
    ObjectTable<Sale> others = sales(1000, 1100);
    double[] predicted = read.answers(others)[0];
    assertThat(predicted).containsExactly(fitted.fit().model().answers(others)[0]);
    for (int i = 0; i < 100; i++) {
      int bucket = bucket("city " + (1000 + i) * (1000 + i) % 37);
      double x = Math.sin(1000 + i);
      assertThat(predicted[i]).isCloseTo(10 * bucket + x * (bucket - 1), within(1e-10));
    }
  }

  @Test
  void whatCannotBeHashedIsSaid() throws Exception {
    ObjectTable<Sale> sales = sales(0, 20);
    assertThatThrownBy(() -> TableFit.of(sales, "y ~ hash(x, 5)"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll("hash(x, 5) is for text", "`x` of sales", "C(x)");
    assertThatThrownBy(() -> TableFit.of(sales, "y ~ hash(city, 5) + hash(city, 6):x"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll("`city`", "into 5 and into 6 buckets");
    assertThatThrownBy(() -> TableFit.of(sales, "y ~ hash(city, 5) + city:x"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("another term takes the levels of");
  }
}
