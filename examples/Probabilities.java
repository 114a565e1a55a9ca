import glissade.features.Missing;
import glissade.loss.LogisticLoss;
import glissade.model.Model;
import glissade.model.TableFit;
import glissade.model.Trainer;
import glissade.table.ObjectTable;
import glissade.table.TableSource;
import java.util.List;

/** Two classes by their names, and the probability of the second. */
class Probabilities {
  public record Visit(double minutes, String device, String bought) {}

  public static void main(String[] args) {
    List<Visit> visits =
        List.of(
            new Visit(1, "phone", "no"), new Visit(2, "laptop", "no"), new Visit(3, "phone", "yes"),
            new Visit(4, "phone", "no"), new Visit(5, "laptop", "yes"), new Visit(6, "phone", "no"),
            new Visit(7, "laptop", "yes"), new Visit(9, "phone", "yes"));
    TableSource table = ObjectTable.ofRecords("visits", Visit.class, visits);
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    Model model = TableFit.of(trainer, table, "bought ~ minutes + device", Missing.FAIL).fit().model();
    System.out.println(model.answers() + " of " + model.featureMap().classes().values());
    double[] probability = model.answers(table)[1];
    System.out.printf("%.3f at first, %.3f at last%n", probability[0], probability[7]);
  }
}

// Prints:
//   [prediction, probability] of [no, yes]
//   0.065 at first, 0.888 at last
