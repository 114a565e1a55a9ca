import glissade.model.Goodness;
import glissade.model.TableFit;
import glissade.table.SourceRequest;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import java.util.List;
import java.util.ServiceLoader;

/** A file in, of whatever kind the engine on the class path opens. */
class FitFile {
  public static void main(String[] args) {
    String file = args.length > 0 ? args[0] : "examples/longley.csv";
    TableOpener engine = ServiceLoader.load(TableOpener.class).findFirst().orElseThrow();
    try (TableSource longley = engine.open(new SourceRequest(List.of(file), null, null))) {
      TableFit fitted = TableFit.of(longley, "employed ~ gnp + unemployed + poly(year, 2)");
      System.out.println(fitted.fit().outcome().status());
      Goodness.Compared goodness = Goodness.compared(fitted.fit());
      System.out.printf("R² %.4f%n", goodness.model().explained(goodness.constant()));
    }
  }
}

// Prints:
//   converged
//   R² 0.9855
