package glissade.benchmarks.spark;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.loss.Loss;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.spark.SparkTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A fit by the engine, of all columns of a table of {@link TableFiles}. */
final class EngineFit {

  private EngineFit() {}

  /** The design of the table. */
  static TableRows rows(Dataset<Row> data, Loss loss) {
    int d = data.columns().length - 1;
    return TableRows.of(
        new SparkTable("the table", data),
        ColumnRoles.ofNumbers(TableFiles.features(d), "y", null),
        loss,
        Coding.REFERENCE,
        Missing.FAIL,
        new ParallelFold(1));
  }

  /** Nothing chosen but the loss. */
  static Fit fit(Dataset<Row> data, Loss loss) {
    TableRows rows = rows(data, loss);
    Plan plan = Trainer.automatic().withLoss(loss).plan(rows, columns -> {});
    return plan.finish(plan.start().outcome(), rows.map());
  }
}
