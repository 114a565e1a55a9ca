package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class StartTest {
  @Test
  void starts() throws Exception {
    try (SparkSession s =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate()) {
      assertThat(s.range(10).count()).isEqualTo(10);
    }
  }
}
