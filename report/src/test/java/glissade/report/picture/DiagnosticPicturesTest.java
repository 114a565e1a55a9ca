package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.evaluation.Confusion;
import glissade.evaluation.TwoClasses;
import glissade.loss.ClassWeighted;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.model.Trainer;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.diagnostics.Diagnostics;
import glissade.report.diagnostics.Observation;
import glissade.report.diagnostics.Residuals;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagnosticPicturesTest {

  private static final double[][] WT_HP = MotorTrend.columns(5, 3);

  private static final Pattern POINT = Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)");

  private static Diagnostics of(Trainer trainer, Rows rows) {
    return Diagnostics.of(trainer.fit(rows), rows);
  }

  private static Diagnostics cars() {
    return of(Trainer.automatic(), InMemoryRows.of(WT_HP, MotorTrend.column(0)));
  }

  private static Diagnostics gears() {
    return of(
        Trainer.automatic().withLoss(new LogisticLoss()),
        InMemoryRows.of(WT_HP, MotorTrend.column(8)));
  }

  private static Picture picture(Diagnostics of, String id) {
    return DiagnosticPictures.of(of, "mpg", List.of()).stream()
        .filter(picture -> picture.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(List<Picture> pictures) {
    return pictures.stream().map(Picture::id).toList();
  }

  private static Document parsed(Picture picture) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(picture.figure().toString())));
    } catch (Exception e) {
      throw new AssertionError(picture.id(), e);
    }
  }

  /** The elements of a class. */
  private static List<Element> drawn(Picture picture, String name, String type) {
    List<Element> found = new ArrayList<>();
    NodeList all = parsed(picture).getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if ((" " + element.getAttribute("class") + " ").contains(" " + type + " ")) {
        found.add(element);
      }
    }
    return found;
  }

  /** The vertices of a path, as values. */
  private static List<double[]> vertices(Picture picture, Element path) {
    Frame frame = picture.charts().get(0).frame();
    List<double[]> vertices = new ArrayList<>();
    Matcher matcher = POINT.matcher(path.getAttribute("d"));
    while (matcher.find()) {
      vertices.add(
          new double[] {
            frame.x().valueAt(Double.parseDouble(matcher.group(1))),
            frame.y().valueAt(Double.parseDouble(matcher.group(2)))
          });
    }
    return vertices;
  }

  private static List<String> words(Picture picture, String type) {
    return drawn(picture, "text", type).stream().map(Element::getTextContent).toList();
  }

  @Test
  void numbersHaveFivePicturesTwoClassesFourAndSeveralOne() {
    assertThat(ids(DiagnosticPictures.of(cars(), "mpg", List.of())))
        .containsExactly("residuals", "quantiles", "scale-location", "leverage", "actual");
    assertThat(ids(DiagnosticPictures.of(gears(), "am", List.of("auto", "manual"))))
        .containsExactly("roc", "calibration", "confusion", "leverage");
    Diagnostics cylinders =
        of(
            Trainer.automatic().withClasses(new SoftmaxLoss(6)),
            InMemoryRows.of(WT_HP, MotorTrend.column(9)));
    assertThat(ids(DiagnosticPictures.of(cylinders, "gear", List.of())))
        .containsExactly("confusion");
  }

  @Test
  void everyLossHasPicturesThatCanBeRead() {
    for (String name : LossCatalogue.names()) {
      Loss loss = LossCatalogue.loss(name);
      double[] y = loss.accepts(2) ? MotorTrend.column(0) : MotorTrend.column(8);
      Diagnostics diagnostics = of(Trainer.automatic().withLoss(loss), InMemoryRows.of(WT_HP, y));
      List<Picture> pictures = DiagnosticPictures.of(diagnostics, "y", List.of());
      assertThat(ids(pictures)).as(name).doesNotHaveDuplicates().isNotEmpty();
      for (Picture picture : pictures) {
        parsed(picture);
        assertThat(picture.finding()).as(name).endsWith(".").doesNotContain("NaN", "infinity");
        assertThat(picture.numbers().rows()).isNotEmpty();
      }
    }
  }

  @Test
  void pointsStandWhereTheRowsAre() {
    Diagnostics cars = cars();
    Residuals residuals = cars.residuals().orElseThrow();
    Picture picture = picture(cars, "residuals");
    List<double[]> points = vertices(picture, drawn(picture, "path", "points").get(0));
    List<Observation> rows = residuals.drawn();
    assertThat(points).hasSize(32);
    for (int i = 0; i < 32; i++) {
      assertThat(points.get(i)[0]).isCloseTo(rows.get(i).predicted(), within(0.01));
      assertThat(points.get(i)[1]).isCloseTo(rows.get(i).residual(), within(0.01));
    }
    assertThat(words(picture, "label")).containsExactlyInAnyOrder("17", "18", "20");
    assertThat(picture.finding()).contains("4 groups").contains("no more than chance");
  }

  @Test
  void contoursAreWhereTheDistanceIsWhatTheySay() {
    Diagnostics cars = cars();
    Picture picture = picture(cars, "leverage");
    List<Element> curves = drawn(picture, "path", "curve");
    assertThat(curves).hasSize(4);
    for (Element curve : curves) {
      double level = curve.getAttribute("class").contains("bad") ? 1 : 0.5;
      for (double[] point : vertices(picture, curve)) {
        double distance = point[1] * point[1] * point[0] / (3 * (1 - point[0]));
        assertThat(distance).isCloseTo(level, within(0.01));
      }
    }
    assertThat(words(picture, "label")).contains("D = 1", "D = 0.5", "17", "31");
    // cooks.distance(lm(mpg ~ wt + hp, mtcars)): 0.4236 of row 17; hatvalues: 0.3942 of row 31
    assertThat(picture.finding())
        .isEqualTo(
            "Row 31 has the largest leverage, 0.394 or 4.2 times the mean, and row 17 the largest"
                + " Cook’s distance, 0.424, under ½: no single row decides.");
  }

  /** The distance of a likelihood is made of Pearson's residuals, and so is what is drawn. */
  @Test
  void contoursOfALikelihoodFitItsPoints() {
    Diagnostics gears = gears();
    Picture picture = picture(gears, "leverage");
    List<Observation> rows = gears.residuals().orElseThrow().drawn();
    List<double[]> points = vertices(picture, drawn(picture, "path", "points").get(0));
    for (int i = 0; i < rows.size(); i++) {
      Observation row = rows.get(i);
      double distance = row.pearson() * row.pearson() * row.leverage() / (3 * (1 - row.leverage()));
      assertThat(row.distance()).isCloseTo(distance, within(1e-12));
      assertThat(points.get(i)[1]).isCloseTo(row.pearson(), within(0.02));
    }
  }

  @Test
  void quantilesStandBesideTheLineThroughTheirQuartiles() {
    Diagnostics cars = cars();
    Residuals residuals = cars.residuals().orElseThrow();
    Picture picture = picture(cars, "quantiles");
    Frame frame = picture.charts().get(0).frame();
    Element line = drawn(picture, "line", "curve").get(0);
    double x1 = frame.x().valueAt(Double.parseDouble(line.getAttribute("x1")));
    double y1 = frame.y().valueAt(Double.parseDouble(line.getAttribute("y1")));
    double x2 = frame.x().valueAt(Double.parseDouble(line.getAttribute("x2")));
    double y2 = frame.y().valueAt(Double.parseDouble(line.getAttribute("y2")));
    double slope = (y2 - y1) / (x2 - x1);
    assertThat(y1 + slope * (0.6744897501960817 - x1))
        .isCloseTo(residuals.quantile(0.75), within(0.01));
    assertThat(y1 + slope * (-0.6744897501960817 - x1))
        .isCloseTo(residuals.quantile(0.25), within(0.01));
    assertThat(picture.finding()).startsWith("90.6 %").contains("2.38 of row 20").contains("2.15");
  }

  /** With the target upside down the same rows are the lowest ones. */
  @Test
  void ringsStandAroundPointsOnBothSides() {
    double[] upsideDown = MotorTrend.column(0);
    for (int i = 0; i < upsideDown.length; i++) {
      upsideDown[i] = -upsideDown[i];
    }
    Diagnostics low = of(Trainer.automatic(), InMemoryRows.of(WT_HP, upsideDown));
    for (Diagnostics diagnostics : List.of(cars(), low)) {
      Picture picture = picture(diagnostics, "quantiles");
      Frame frame = picture.charts().get(0).frame();
      List<double[]> points = vertices(picture, drawn(picture, "path", "points").get(0));
      List<Element> rings = drawn(picture, "circle", "mark");
      assertThat(rings).hasSize(3);
      for (Element ring : rings) {
        double x = frame.x().valueAt(Double.parseDouble(ring.getAttribute("cx")));
        double y = frame.y().valueAt(Double.parseDouble(ring.getAttribute("cy")));
        assertThat(points)
            .anyMatch(point -> Math.abs(point[0] - x) < 0.01 && Math.abs(point[1] - y) < 0.01);
      }
    }
  }

  @Test
  void theCurveOfHitsIsTheOneCounted() {
    Diagnostics gears = gears();
    TwoClasses classes = gears.classes().orElseThrow();
    Picture picture = picture(gears, "roc");
    List<double[]> vertices = vertices(picture, drawn(picture, "path", "curve").get(0));
    assertThat(vertices).hasSameSizeAs(classes.curve());
    for (int i = 0; i < vertices.size(); i++) {
      TwoClasses.Threshold expected = classes.curve().get(i);
      assertThat(vertices.get(i)[0]).isCloseTo(expected.falseAlarms(), within(1e-4));
      assertThat(vertices.get(i)[1]).isCloseTo(expected.hits(), within(1e-4));
    }
    assertThat(picture.finding()).contains("AUC 0.9838").contains("92.3 %").contains("5.26 %");
  }

  /** {@code proportion_confint(3, 4, method="wilson")} and so on, statsmodels 0.15.0. */
  @Test
  void intervalsAreWilsons() {
    assertInterval(new TwoClasses.Bin(0, 0.5, 0.75, 4), 0.30064184258240184, 0.9544127391902995);
    assertInterval(new TwoClasses.Bin(0, 0.5, 2 / 3.0, 3), 0.2076596008020477, 0.9385080552796037);
    assertInterval(new TwoClasses.Bin(0, 0.5, 0, 3), 0, 0.5614970317550455);
    assertThat(picture(gears(), "calibration").finding()).contains("10 groups of about 3 rows");
  }

  private static void assertInterval(TwoClasses.Bin bin, double low, double high) {
    assertThat(CalibrationPicture.interval(bin, -1)).isCloseTo(low, within(1e-14));
    assertThat(CalibrationPicture.interval(bin, 1)).isCloseTo(high, within(1e-14));
  }

  @Test
  void fieldsHoldTheCounts() {
    Diagnostics gears = gears();
    Confusion confusion = gears.confusion().orElseThrow();
    Picture picture =
        DiagnosticPictures.of(gears, "am", List.of("<script>alert(1)</script>", "manual")).get(2);
    Frame frame = picture.charts().get(0).frame();
    for (Element text : drawn(picture, "text", "label")) {
      double x = frame.x().valueAt(Double.parseDouble(text.getAttribute("x")));
      double y = frame.y().valueAt(Double.parseDouble(text.getAttribute("y")));
      if (frame.holds(x, y)) {
        double expected = confusion.at(y > 1 ? 0 : 1, x > 1 ? 1 : 0);
        assertThat(text.getTextContent()).isEqualTo(Long.toString((long) expected));
      }
    }
    assertThat(words(picture, "label")).contains("18", "12", "manual").doesNotContain("<script>");
    assertThat(picture.figure().toString()).doesNotContain("<script").contains("&lt;script");
    assertThat(confusion.right()).isEqualTo(30 / 32.0);
    assertThat(picture.finding()).startsWith("93.8 %").contains("1 of 19");
  }

  @Test
  void ofManyRowsSomeAreDrawnWhichIsSaidAndTakesLittleRoom() {
    Random random = new Random(1);
    double[][] x = new double[20_000][2];
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      x[i] = new double[] {10 * random.nextDouble(), random.nextGaussian()};
      y[i] = x[i][0] * x[i][0] + x[i][0] * random.nextGaussian();
    }
    Diagnostics many = of(Trainer.automatic(), InMemoryRows.of(x, y));
    List<Picture> pictures = DiagnosticPictures.of(many, "a name that is long enough", List.of());
    long size = pictures.stream().mapToLong(picture -> picture.figure().toString().length()).sum();
    assertThat(size).isLessThan(120_000);
    for (Picture picture : pictures) {
      assertThat(picture.note()).containsAnyOf("1,500 of 20,000", "of 20,000 quantiles");
      assertThat(picture.numbers().rows().size()).isBetween(45, 54);
    }
    assertThat(pictures.get(0).finding()).contains("misses a shape");
    assertThat(pictures.get(2).finding()).contains("errors are not of one size");
  }

  @Test
  void numbersOfExtremesTouchNoOthers() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<Observation> close = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        double at = 5 + random.nextDouble() / 4;
        close.add(
            new Observation(20_000 + i, at, at, at, 5 + random.nextDouble() / 4, 0, 0, 0.1, 0));
      }
      Frame frame = Frame.of(Axis.linear(0, 10), Axis.linear(0, 10));
      Chart chart = new Chart("close", frame);
      new RowCloud(List.of(), close, 3).draw(chart, Observation::score, Observation::residual);
      Picture picture =
          Picture.of("close", "Close", "Close.", chart, new DataTable(List.of(), List.of()));
      List<double[]> boxes = new ArrayList<>();
      for (Element text : drawn(picture, "text", "label")) {
        double wide = 8 * text.getTextContent().length();
        double left = Double.parseDouble(text.getAttribute("x"));
        String anchor = text.getAttribute("text-anchor");
        left -= anchor.equals("end") ? wide : anchor.equals("middle") ? wide / 2 : 0;
        boxes.add(new double[] {left, Double.parseDouble(text.getAttribute("y")), wide});
      }
      assertThat(boxes).hasSize(3);
      boxes.sort(Comparator.comparingDouble(box -> box[1]));
      for (int i = 1; i < 3; i++) {
        double[] a = boxes.get(i - 1);
        double[] b = boxes.get(i);
        boolean apart = b[1] - a[1] > 15 || a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0];
        assertThat(apart).as("seed %d", seed).isTrue();
      }
    }
  }

  @Test
  void ofAPerfectFitThereIsTheLineAlone() {
    Diagnostics perfect = of(Trainer.automatic(), SyntheticRows.ofTheArticle(1));
    List<Picture> pictures = DiagnosticPictures.of(perfect, "y", List.of());
    assertThat(ids(pictures)).containsExactly("actual");
    assertThat(pictures.get(0).finding()).startsWith("Every row lies on the line");
    assertThat(DiagnosticPictures.notes(perfect)).anyMatch(note -> note.contains("every row"));
  }

  @Test
  void whatIsMissingOrShiftedIsSaid() {
    SyntheticRows rows = SyntheticRows.ofTheArticle(1);
    Diagnostics early = of(Trainer.automatic().withStep(0.01).withIterations(20), rows);
    assertThat(picture(early, "leverage").note()).contains("stopped short of the optimum");
    assertThat(picture(early, "residuals").finding())
        .contains("stopped short of the optimum")
        .doesNotContain("shape");
    Diagnostics later = of(Trainer.automatic().withStep(0.01).withIterations(250), rows);
    assertThat(picture(later, "actual").finding()).contains("all but 0.00");
    Diagnostics weighted =
        of(
            Trainer.automatic().withLoss(new ClassWeighted(new LogisticLoss(), 1, 5)),
            InMemoryRows.of(WT_HP, MotorTrend.column(8)));
    assertThat(picture(weighted, "calibration").finding()).contains("classes differently");
    Diagnostics huber =
        of(
            Trainer.automatic().withLoss(LossCatalogue.loss("huber")),
            InMemoryRows.of(WT_HP, MotorTrend.column(0)));
    assertThat(DiagnosticPictures.notes(huber).get(0)).contains("huber");
    assertThat(DiagnosticPictures.notes(huber).get(1)).contains("32 were used");
  }
}
