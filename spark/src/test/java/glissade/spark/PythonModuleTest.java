package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.MLWritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PySpark's module names is there: it is read as text, since there is no PySpark here. */
class PythonModuleTest {

  private static final String PACKAGE = "glissade.spark.ml.";

  private static final String MODULE =
      SparkDocument.read(SparkDocument.ROOT.resolve("spark/src/main/python/glissade/spark/ml.py"));

  /** A class of the module: those it extends, and its lines. */
  private record PythonClass(List<String> bases, String lines) {}

  private static PythonClass pythonClass(String name) {
    Matcher matcher =
        Pattern.compile(
                "^class " + name + "\\(([^)]*)\\):\\n((?:    .*\\n|\\n)*)", Pattern.MULTILINE)
            .matcher(MODULE);
    assertThat(matcher.find()).as(name).isTrue();
    return new PythonClass(List.of(matcher.group(1).split(", ")), matcher.group(2));
  }

  /** The lines of a class and of all in the module that it extends. */
  private static String allLines(String name) {
    StringBuilder lines = new StringBuilder();
    PythonClass one = pythonClass(name);
    lines.append(one.lines());
    for (String base : one.bases()) {
      if (MODULE.contains("class " + base + "(")) {
        lines.append(allLines(base));
      }
    }
    return lines.toString();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  /** What each parameter is converted by. */
  private static Map<String, String> parameters(String pythonClass) {
    Map<String, String> converters = new TreeMap<>();
    Pattern line =
        Pattern.compile("(\\w+) = _param\\(\\s*\"(\\w+)\",[^)]*TypeConverters\\.(\\w+)\\s*\\)");
    for (MatchResult each : line.matcher(allLines(pythonClass)).results().toList()) {
      assertThat(each.group(1)).isEqualTo(each.group(2));
      converters.put(each.group(1), each.group(3));
    }
    return converters;
  }

  private static String converter(Param<?> param) {
    return param instanceof DoubleParam
        ? "toFloat"
        : param instanceof IntParam
            ? "toInt"
            : param instanceof BooleanParam
                ? "toBoolean"
                : param instanceof StringArrayParam
                    ? "toListString"
                    : param instanceof DoubleArrayParam ? "toListFloat" : "toString";
  }

  static Stream<String> exported() {
    String all = found("(?s)__all__ = \\[(.*?)\\]", MODULE).get(0);
    return found("\"(\\w+)\"", all).stream();
  }

  static Stream<String> estimators() {
    return exported().filter(name -> !name.endsWith("Model"));
  }

  static Stream<String> models() {
    return exported().filter(name -> name.endsWith("Model"));
  }

  @Test
  void everyEstimatorHasItsModel() {
    List<String> names = new ArrayList<>(estimators().toList());
    assertThat(names).isNotEmpty();
    names.replaceAll(name -> name + "Model");
    assertThat(models()).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(MODULE).contains("_model_class = " + name);
    }
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void anEstimatorIsMadeByItsUidAndHasTheSameParametersOfTheSameTypes(String name)
      throws Exception {
    Object made = Class.forName(PACKAGE + name).getConstructor(String.class).newInstance("uid_1");
    assertThat(made).isInstanceOf(Estimator.class).isInstanceOf(MLWritable.class);
    Map<String, String> expected = new TreeMap<>();
    for (Param<?> param : ((Params) made).params()) {
      expected.put(param.name(), converter(param));
    }
    assertThat(parameters(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelHasTheMethodsThatAreCalledAndNoParameterIsMadeUp(String name) throws Exception {
    Class<?> model = Class.forName(PACKAGE + name);
    assertThat(model).isAssignableTo(Model.class).isAssignableTo(MLWritable.class);
    List<String> methods = Arrays.stream(model.getMethods()).map(Method::getName).toList();
    String lines = allLines(name);
    List<String> called = new ArrayList<>(found("_call_java\\(\"(\\w+)\"", lines));
    called.addAll(found("_java_obj\\.(\\w+)\\(", lines));
    assertThat(called).hasSizeGreaterThanOrEqualTo(6);
    assertThat(methods).containsAll(called).containsAll(parameters(name).keySet());
  }

  /** Where PySpark looks for a class, whether it is asked for it or finds it in a pipeline. */
  @ParameterizedTest
  @MethodSource("exported")
  void whatWasSavedIsReadByTheClassOfTheSameName(String name) throws Exception {
    Method read = Class.forName(PACKAGE + name).getMethod("read");
    assertThat(Modifier.isStatic(read.getModifiers())).isTrue();
    assertThat(MODULE).contains("return python_class.__module__ + \".\" + python_class.__name__");
  }

  @Test
  void theExampleUsesWhatThereIs() {
    String example = SparkDocument.blocks("python").get(0);
    String imported = found("from glissade.spark.ml import (.*)", example).get(0);
    assertThat(exported()).contains(imported.split(", "));
    String made = found("LinearRegressor\\((.*)\\)", example).get(0);
    assertThat(parameters("LinearRegressor").keySet()).containsAll(found("(\\w+)=", made));
  }
}
