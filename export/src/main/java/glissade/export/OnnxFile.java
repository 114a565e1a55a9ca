package glissade.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import glissade.loss.Link;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model as an ONNX graph of standard operators, in doubles.
 *
 * <p>Inputs: a tensor of n × 1 for each column, called as the column: doubles for numbers, for
 * dates the seconds since 1970-01-01T00:00:00 of their own clock; strings for text, and for true
 * and false. Missing is NaN, or "" unless that is a level.
 *
 * <p>Outputs: {@code prediction}, n × 1: a double, or the class, which is a double where classes
 * are numbers, and else a string. For classes also {@code probability}: n × 1 of the positive one
 * of two, n × K of K in the order that the metadata give as {@code classes}, one a line; or {@code
 * score} where there is a margin and no probability.
 */
public final class OnnxFile {

  /** What an ONNX Runtime of 2022 and newer reads. */
  private static final int OPERATORS = 15;

  private static final int LEARNING_OPERATORS = 2;
  private static final int FORMAT = 8;

  private final Model model;
  private final Scores scores;
  private final OnnxGraph graph = new OnnxGraph();
  private final OnnxNotation notation;

  private OnnxFile(Model model, Scores scores, RawColumns columns) {
    this.model = model;
    this.scores = scores;
    this.notation = new OnnxNotation(graph, columns);
  }

  /**
   * The content of the file.
   *
   * @throws UnusableDataException if the model has something that ONNX cannot say
   */
  public static byte[] content(Model model) {
    return content(model, Scores.of(model), RawColumns.of(model.featureMap()));
  }

  /**
   * @param model tells of its answers alone
   */
  static byte[] content(Model model, Scores scores, RawColumns columns) {
    return new OnnxFile(model, scores, columns).proto().toByteArray();
  }

  /**
   * Writes the file.
   *
   * @throws UnusableDataException as above, or if it cannot be written; what was there before stays
   */
  public static void write(Path path, Model model) {
    ExportedFile.write(path, content(model));
  }

  private ModelProto proto() {
    if (scores.features().isEmpty() && scores.categories().isEmpty()) {
      throw new UnusableDataException(
          "The model reads no column, and an ONNX graph without inputs has no rows.");
    }
    String score = score();
    Scores.checkNames(graph.inputs(), List.of(Model.PREDICTION, "probability", "score"));
    Levels classes = model.featureMap().classes();
    ModelProto.Builder proto = ModelProto.newBuilder();
    if (classes == null) {
      output(mean(((LinearModel) model).loss().link(), score), 0, 1);
    } else {
      if (model instanceof LinearModel linear) {
        ofTwoClasses(linear.loss().link(), score, classes);
      } else {
        ofClasses(score, classes);
      }
      proto.addMetadataProps(
          StringStringEntryProto.newBuilder()
              .setKey("classes")
              .setValue(String.join("\n", classes.values())));
    }
    return proto
        .setIrVersion(FORMAT)
        .setProducerName("glissade")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
        .addOpsetImport(
            OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(LEARNING_OPERATORS))
        .setGraph(graph.build())
        .build();
  }

  private void output(String value, int answer, int width) {
    graph.output(value, answerName(answer), OnnxGraph.DOUBLE, width);
  }

  private String answerName(int answer) {
    boolean several = answer > 0 && !(model instanceof LinearModel);
    return several ? "probability" : model.answers().get(answer);
  }

  /** n × K. */
  private String score() {
    int size = scores.size();
    String sum = graph.doubles(scores.intercepts(), 1, size);
    if (!scores.features().isEmpty()) {
      Translation<String> translation = new Translation<>(notation);
      List<Double> weights = new ArrayList<>();
      List<String> columns = new ArrayList<>();
      for (Scores.Feature feature : scores.features()) {
        columns.add(translation.of(feature));
        weights.addAll(feature.weights());
      }
      String features =
          graph.node("Concat", List.of(OnnxGraph.whole("axis", 1)), columns.toArray(String[]::new));
      String matrix = graph.doubles(weights, columns.size(), size);
      sum = notation.sum(graph.node("MatMul", features, matrix), sum);
    }
    for (Scores.LevelWeights category : scores.categories()) {
      Levels levels = category.levels();
      sum =
          notation.sum(
              sum, notation.ofLevels(levels.column(), levels.values(), category.weights(), 0));
    }
    return ofFinite(sum);
  }

  /** All scores of a row are NaN if one is not finite. */
  private String ofFinite(String scores) {
    String rest = notation.difference(scores, scores);
    return notation.sum(
        scores,
        this.scores.size() == 1
            ? rest
            : graph.node("ReduceSum", rest, graph.wholes(List.of(1L), 1)));
  }

  private String mean(Link link, String score) {
    return switch (link) {
      case IDENTITY -> score;
      case LOG -> notation.finite(graph.node("Exp", score));
      case LOGIT ->
          notation.quotient(
              notation.constant(1),
              notation.sum(notation.constant(1), graph.node("Exp", graph.node("Neg", score))));
      case MARGIN -> {
        String half = notation.constant(0.5);
        String middle = notation.sum(notation.product(score, half), half);
        String zero = notation.constant(0);
        String one = notation.constant(1);
        yield notation.choose(middle, 0, zero, notation.choose(middle, 1, middle, one));
      }
    };
  }

  private void ofTwoClasses(Link link, String score, Levels classes) {
    String isNegative = graph.node("Less", score, notation.constant(0));
    String code =
        graph.node("Where", isNegative, graph.wholes(List.of(0L)), graph.wholes(List.of(1L)));
    label(code, graph.node("IsNaN", score), classes);
    output(link == Link.MARGIN ? score : mean(link, score), 1, 1);
  }

  private void ofClasses(String score, Levels classes) {
    String code =
        graph.node(
            "ArgMax", List.of(OnnxGraph.whole("axis", 1), OnnxGraph.whole("keepdims", 1)), score);
    // If one is missing, all are.
    String any =
        graph.node(
            "Gather", List.of(OnnxGraph.whole("axis", 1)), score, graph.wholes(List.of(0L), 1));
    label(code, graph.node("IsNaN", any), classes);
    output(graph.node("Softmax", List.of(OnnxGraph.whole("axis", 1)), score), 1, classes.size());
  }

  private void label(String code, String isMissing, Levels classes) {
    boolean numeric = classes.kind() == Column.Type.NUMBER || classes.kind() == Column.Type.INTEGER;
    String values =
        numeric
            ? graph.doubles(
                classes.values().stream().map(RawColumns::number).toList(), classes.size())
            : graph.texts(classes.values(), classes.size());
    String missing = numeric ? notation.constant(Double.NaN) : graph.texts(List.of(""));
    String label = graph.node("Where", isMissing, missing, graph.node("Gather", values, code));
    graph.output(label, answerName(0), numeric ? OnnxGraph.DOUBLE : OnnxGraph.STRING, 1);
  }
}
