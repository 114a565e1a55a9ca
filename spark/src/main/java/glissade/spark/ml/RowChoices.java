package glissade.spark.ml;

import glissade.formula.Formula;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** The parameters of {@link RowParams}, as one stage holds them. */
public final class RowChoices implements Serializable {

  private static final List<String> INVALID =
      List.of(RowParams.ERROR, RowParams.SKIP, RowParams.KEEP);

  final StringArrayParam columns;
  final Param<String> formula;
  final Param<String> offsetCol;
  final Param<String> handleInvalid;

  /** With the defaults. */
  RowChoices(Params stage) {
    columns =
        new StringArrayParam(
            stage,
            "columns",
            "columns of the table that are the features, in place of the vector column: numbers as"
                + " they are, text by its levels");
    formula =
        new TextParam(
            stage,
            "formula",
            "features in place of the vector column, as in area * city + poly(age, 3); a left side"
                + " must be the label",
            text -> {
              if (!text.isEmpty()) {
                Formula.parse(text);
              }
            });
    offsetCol =
        new Param<>(stage.uid(), "offsetCol", "column that is added to the score", String.class);
    handleInvalid =
        TextParam.oneOf(
            stage,
            "handleInvalid",
            "what becomes of rows with a missing value: an error; left out; or kept with a missing"
                + " prediction, when fitting left out.",
            INVALID);
    stage.setDefault(columns, new String[0]);
    stage.setDefault(formula, "");
    stage.setDefault(offsetCol, "");
    stage.setDefault(handleInvalid, RowParams.ERROR);
  }
}
