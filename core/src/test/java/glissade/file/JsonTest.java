package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static String line(@Nullable Object value) {
    StringWriter out = new StringWriter();
    Json.writeLine(out, value);
    return out.toString();
  }

  @Property
  void everyDoubleIsReadBackExactly(@ForAll double number) {
    assertThat(Json.read(line(List.of(number)))).isEqualTo(List.of(number));
  }

  @Property
  void everyTextIsReadBackExactly(@ForAll String text) {
    String valid = text.replaceAll("[\\ud800-\\udfff]", "");
    assertThat(Json.read(line(valid))).isEqualTo(valid);
  }

  @Test
  void valuesKeepTheirKindAndOrder() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("z", 1L);
    value.put("a", Arrays.asList(true, null, "x"));
    value.put("n", new double[] {1.5, Double.NaN});
    assertThat(line(value)).isEqualTo("{\"z\":1,\"a\":[true,null,\"x\"],\"n\":[1.5,null]}\n");
    value.put("n", Arrays.asList(1.5, null));
    assertThat(Json.read(line(value))).isEqualTo(value);
  }
}
