import glissade.file.ModelFile;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model as a file, and back with the same bits. */
class SaveAndLoad {
  public static void main(String[] args) throws IOException {
    double[][] x = {{1}, {2}, {3}, {4}};
    double[] y = {1, 4, 9, 16};
    Fit fit = Trainer.automatic().fit(InMemoryRows.of(x, y));
    Path file = Files.createTempFile("model", ".json");
    ModelFile.write(file, fit);
    LinearModel model = ModelFile.read(file);
    Files.delete(file);
    System.out.println(model.predict(5) == fit.model().predict(5));
  }
}

// Prints:
//   true
