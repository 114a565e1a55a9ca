package glissade.export;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dmg.pmml.DataType;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jspecify.annotations.Nullable;

/** JPMML's evaluator. */
final class PmmlRun {

  private PmmlRun() {}

  /** What it answers in each row, by the names of the output fields. */
  static List<Map<String, ?>> answer(byte[] model, Cells cells) {
    Evaluator evaluator;
    try {
      evaluator = new LoadingModelEvaluatorBuilder().load(new ByteArrayInputStream(model)).build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    evaluator.verify();
    List<Map<String, ?>> answers = new ArrayList<>();
    for (int i = 0; i < cells.rows(); i++) {
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      for (InputField field : evaluator.getInputFields()) {
        arguments.put(field.getName(), cell(field, cells, i));
      }
      answers.add(EvaluatorUtil.decodeAll(evaluator.evaluate(arguments)));
    }
    return answers;
  }

  private static @Nullable Object cell(InputField field, Cells cells, int row) {
    Object cell = cells.cell(field.getName(), row);
    if (!(cell instanceof Boolean)) {
      return cell;
    }
    return field.getDataType() == DataType.STRING
        ? cell.toString()
        : cells.number(field.getName(), row);
  }
}
