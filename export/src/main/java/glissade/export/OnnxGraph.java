package glissade.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph as it grows: every method adds a node, and returns the name of what it gives. */
final class OnnxGraph {

  static final int DOUBLE = TensorProto.DataType.DOUBLE_VALUE;
  static final int STRING = TensorProto.DataType.STRING_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private static final String ROWS = "rows";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("glissade");
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final Map<Double, String> constants = new HashMap<>();
  private int values;

  /** A name that no column has, since columns are not called so. */
  private String newValue() {
    return "glissade/" + ++values;
  }

  /** A column of the table: a cell a row. */
  String input(String column, int type) {
    Integer before = inputs.putIfAbsent(column, type);
    if (before == null) {
      graph.addInput(value(column, type, 1));
    } else if (before != type) {
      throw new UnsupportedOperationException(
          "the column "
              + column
              + " is read as text in one place and as numbers in another, and ONNX takes either.");
    }
    return column;
  }

  /** The columns that are read. */
  Set<String> inputs() {
    return inputs.keySet();
  }

  void output(String value, String name, int type, int width) {
    graph.addNode(
        NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name).build());
    graph.addOutput(value(name, type, width));
  }

  private static ValueInfoProto value(String name, int type, int width) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
            .build();
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  String constant(double value) {
    return constants.computeIfAbsent(value, number -> doubles(List.of(number)));
  }

  /** Whether a value is one that {@link #constant} gave. */
  boolean isConstant(String value) {
    return constants.containsValue(value);
  }

  /**
   * A tensor of the graph's own.
   *
   * @param shape the lengths of its dimensions; empty for one number
   */
  String doubles(List<Double> numbers, long... shape) {
    TensorProto.Builder tensor = tensor(DOUBLE, shape).addAllDoubleData(numbers);
    return initializer(tensor);
  }

  String wholes(List<Long> numbers, long... shape) {
    return initializer(tensor(INT64, shape).addAllInt64Data(numbers));
  }

  String texts(List<String> texts, long... shape) {
    TensorProto.Builder tensor = tensor(STRING, shape);
    texts.forEach(text -> tensor.addStringData(ByteString.copyFromUtf8(text)));
    return initializer(tensor);
  }

  private static TensorProto.Builder tensor(int type, long... shape) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type);
    for (long length : shape) {
      tensor.addDims(length);
    }
    return tensor;
  }

  private String initializer(TensorProto.Builder tensor) {
    String name = newValue();
    graph.addInitializer(tensor.setName(name));
    return name;
  }

  /** What an operator of the standard makes of some values. */
  String node(String operator, String... arguments) {
    return node(operator, List.of(), arguments);
  }

  String node(String operator, List<AttributeProto> attributes, String... arguments) {
    String name = newValue();
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(List.of(arguments))
            .addAllAttribute(attributes)
            .addOutput(name);
    if (operator.equals("LabelEncoder")) {
      node.setDomain("ai.onnx.ml");
    }
    graph.addNode(node);
    return name;
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto wholes(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  static AttributeProto texts(String name, List<String> values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
    values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
    return attribute.build();
  }

  /** All there is until now. */
  GraphProto build() {
    return graph.build();
  }
}
