package glissade.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime. */
final class OnnxRun {

  private OnnxRun() {}

  /** The outputs of a graph: a list of rows each, in a row an array. */
  static Map<String, List<Object[]>> answer(byte[] model, Cells cells) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(model)) {
      for (NodeInfo input : session.getInputInfo().values()) {
        inputs.put(input.getName(), tensor(environment, input, cells));
      }
      Map<String, List<Object[]>> answers = new LinkedHashMap<>();
      try (OrtSession.Result result = session.run(inputs)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          answers.put(output.getKey(), rows(output.getValue().getValue()));
        }
      }
      return answers;
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, NodeInfo input, Cells cells)
      throws OrtException {
    boolean text = ((TensorInfo) input.getInfo()).type == OnnxJavaType.STRING;
    long[] shape = {cells.rows(), 1};
    if (text) {
      String[] texts = new String[cells.rows()];
      for (int i = 0; i < texts.length; i++) {
        Object cell = cells.cell(input.getName(), i);
        texts[i] = cell == null ? "" : cell.toString();
      }
      return OnnxTensor.createTensor(environment, texts, shape);
    }
    double[] numbers = new double[cells.rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = cells.number(input.getName(), i);
    }
    return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers), shape);
  }

  private static List<Object[]> rows(Object value) {
    List<Object[]> rows = new ArrayList<>();
    if (value instanceof double[][] numbers) {
      for (double[] row : numbers) {
        Object[] boxed = new Object[row.length];
        for (int j = 0; j < row.length; j++) {
          boxed[j] = row[j];
        }
        rows.add(boxed);
      }
      return rows;
    }
    for (String[] row : (String[][]) value) {
      rows.add(row);
    }
    return rows;
  }
}
