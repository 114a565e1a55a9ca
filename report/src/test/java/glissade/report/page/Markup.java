package glissade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An HTML file read as strictly as XML is. */
final class Markup {

  private final String html;
  private final Document document;

  private Markup(String html, Document document) {
    this.html = html;
    this.document = document;
  }

  /** Every element closed, every attribute quoted, everything escaped; else it fails. */
  static Markup of(String html) throws Exception {
    assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
    // What HTML never closes is all that keeps it from being XML.
    String xml =
        html.substring("<!DOCTYPE html>\n".length())
            .replaceAll("<(meta|br|col)( [^>]*)?>", "<$1$2/>");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return new Markup(
        html, factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
  }

  String html() {
    return html;
  }

  List<Element> all(String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> texts(String name) {
    return all(name).stream().map(Element::getTextContent).toList();
  }

  List<String> attributes(String name) {
    return all("*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }

  Element byId(String id) {
    return all("*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no #" + id));
  }

  /** The cells of the rows of a table in the element of an id. */
  List<List<String>> table(String id) {
    List<List<String>> rows = new ArrayList<>();
    NodeList lines = byId(id).getElementsByTagName("tr");
    for (int i = 0; i < lines.getLength(); i++) {
      NodeList cells = ((Element) lines.item(i)).getElementsByTagName("td");
      List<String> row = new ArrayList<>();
      for (int j = 0; j < cells.getLength(); j++) {
        row.add(cells.item(j).getTextContent());
      }
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
