package glissade.explore.page;

import glissade.explore.server.Answer;
import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import glissade.file.Json;
import glissade.report.chart.Chart;
import glissade.report.markup.Element;
import glissade.report.page.StyleSheet;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures and rows as files. */
final class Downloads {

  /** What the column of row weights is called. */
  static final String WEIGHT = "row_weight";

  private final Exploration exploration;
  private final Drawings drawings;

  Downloads(Exploration exploration, Drawings drawings) {
    this.exploration = exploration;
    this.drawings = drawings;
  }

  /** What is asked for by the state, a picture and a format; the rows without a picture. */
  Answer answer(Request request) {
    String state = request.has("state") ? request.text("state") : "";
    Situation situation = exploration.read(state).situation();
    if (!request.has("picture")) {
      return Answer.download(CommandLines.TABLE, "text/csv; charset=utf-8", rows(situation));
    }
    String id = request.text("picture");
    Picture picture =
        drawings.pictures(situation).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new UnusableRequestException("There is no picture called '" + id + "'."));
    String name = "glissade-" + id + "." + request.text("as");
    return switch (request.text("as")) {
      case "svg" -> Answer.download(name, "image/svg+xml; charset=utf-8", svg(picture));
      case "csv" -> Answer.download(name, "text/csv; charset=utf-8", csv(picture.numbers()));
      case "json" -> Answer.download(name, "application/json", json(picture, situation));
      default -> throw new UnusableRequestException("Pictures are saved as svg, csv or json.");
    };
  }

  /** All panels one below the other, with the style sheet they need. */
  private static String svg(Picture picture) {
    double height = 0;
    Element all = Element.of("svg").set("xmlns", "http://www.w3.org/2000/svg");
    List<Element> panels = new ArrayList<>();
    for (Chart chart : picture.charts()) {
      Element panel = chart.svg(picture.title(), picture.finding());
      panel.set("y", height).set("width", chart.frame().width());
      panels.add(panel.set("height", chart.frame().height()));
      height += chart.frame().height();
    }
    double width = picture.charts().isEmpty() ? 1 : picture.charts().get(0).frame().width();
    all.set("viewBox", "0 0 " + Element.number(width) + " " + Element.number(height));
    all.add(Element.styleSheet(StyleSheet.css() + "\nsvg { background: var(--paper); }"));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + all.addAll(panels) + "\n";
  }

  private static String csv(DataTable table) {
    StringBuilder text = new StringBuilder(line(table.head()));
    for (DataTable.Row row : table.rows()) {
      text.append(line(row.cells()));
    }
    return text.toString();
  }

  private static String line(List<?> cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      line.append(line.length() == 0 ? "" : ",").append(cell(cell));
    }
    return line.append('\n').toString();
  }

  private static String cell(Object cell) {
    if (cell instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "";
    }
    String text = cell.toString();
    return text.matches("[^\",\r\n]*") && !text.isEmpty()
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  private String json(Picture picture, Situation situation) {
    List<Object> rows = new ArrayList<>();
    for (DataTable.Row row : picture.numbers().rows()) {
      rows.add(row.cells());
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("picture", picture.id());
    all.put("title", picture.title());
    all.put("finding", picture.finding());
    all.put("state", SituationText.of(situation, exploration.usual()));
    all.put("columns", picture.numbers().head());
    all.put("rows", rows);
    StringWriter text = new StringWriter();
    Json.writeIndented(text, all);
    return text.toString();
  }

  /** The rows as they are now, every number with the digits to be read back exactly. */
  private String rows(Situation situation) {
    boolean weighted = exploration.table(situation).isWeighted();
    DenseTable table = DenseTable.of(exploration.table(situation).rows());
    List<Object> head = new ArrayList<>(exploration.features(situation));
    head.add(exploration.target(situation));
    if (weighted) {
      head.add(WEIGHT);
    }
    StringBuilder text = new StringBuilder(line(head));
    for (int i = 0; i < table.y().length; i++) {
      List<Object> cells = new ArrayList<>();
      for (double value : table.x()[i]) {
        cells.add(value);
      }
      cells.add(table.y()[i]);
      if (weighted) {
        cells.add(table.weights()[i]);
      }
      text.append(line(cells));
    }
    return text.toString();
  }
}
