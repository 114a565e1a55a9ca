package glissade.spark.ml;

import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The folder of a model: the parameters as Spark writes them, and the model file, which can be
 * taken out and predicts anywhere.
 */
final class Folder {

  private Folder() {}

  private static Configuration hadoop(SparkSession session) {
    return session.sparkContext().hadoopConfiguration();
  }

  /** Writes a model. */
  static final class Writer extends MLWriter {

    private final Params stage;
    private final ModelText text;

    Writer(Params stage, ModelText text) {
      this.stage = stage;
      this.text = text;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sparkSession());
      text.write(path + "/" + ModelText.NAME, hadoop(sparkSession()));
    }
  }

  /** Reads a model. */
  static final class Reader<M extends Params> extends MLReader<M> {

    private final Class<M> kind;
    private final BiFunction<String, ModelText, M> made;

    /**
     * @param made from uid and text
     */
    Reader(Class<M> kind, BiFunction<String, ModelText, M> made) {
      this.kind = kind;
      this.made = made;
    }

    @Override
    public M load(String path) {
      DefaultParamsReader.Metadata metadata =
          DefaultParamsReader$.MODULE$.loadMetadata(path, sparkSession(), kind.getName());
      ModelText text = ModelText.read(path + "/" + ModelText.NAME, hadoop(sparkSession()));
      M model = made.apply(metadata.uid(), text);
      metadata.getAndSetParams(model, Option.empty());
      return model;
    }
  }
}
