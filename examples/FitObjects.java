import glissade.model.TableFit;
import glissade.table.ObjectTable;
import java.util.List;

/** Records in, a formula, and predictions for other records. */
class FitObjects {
  public record House(double area, String city, double price) {}

  public static void main(String[] args) {
    List<House> sold =
        List.of(
            new House(50, "Lyon", 210), new House(80, "Lyon", 300), new House(65, "Paris", 620),
            new House(90, "Paris", 790), new House(120, "Lyon", 390), new House(40, "Paris", 450));
    TableFit houses =
        TableFit.of(ObjectTable.ofRecords("houses", House.class, sold), "price ~ log(area) * city");
    System.out.println(houses.rows().map().features());

    List<House> asked = List.of(new House(70, "Lyon", 0), new House(70, "Paris", 0));
    double[] prices =
        houses.fit().model().answers(ObjectTable.ofRecords("asked", House.class, asked))[0];
    System.out.printf("Lyon %.1f, Paris %.1f%n", prices[0], prices[1]);
  }
}

// Prints:
//   [log(area), log(area):city=Paris, city=Paris]
//   Lyon 277.0, Paris 672.8
