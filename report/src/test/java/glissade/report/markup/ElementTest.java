package glissade.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Whatever is put in comes out as text. */
class ElementTest {

  @Test
  void noAttributeCanBeLeft() {
    assertThat(Element.of("a").set("title", "\" onclick=\"alert(1)\" x=\"<&>'").toString())
        .isEqualTo("<a title=\"&quot; onclick=&quot;alert(1)&quot; x=&quot;&lt;&amp;&gt;'\"></a>");
  }

  @Test
  void noElementCanBeLeft() {
    assertThat(Element.of("p").add("</p><script>&lt;\"").toString())
        .isEqualTo("<p>&lt;/p&gt;&lt;script&gt;&amp;lt;\"</p>");
  }

  @Test
  void whatXmlHasNoPlaceForIsMarked() {
    assertThat(Element.of("p").add("a\u0000b\u001bc\td\n").toString())
        .isEqualTo("<p>a\uFFFDb\uFFFDc\td\n</p>");
    assertThat(Element.of("p").set("id", "\u0001").toString()).isEqualTo("<p id=\"\uFFFD\"></p>");
  }

  @Test
  void noStyleSheetCanBeLeft() {
    assertThat(Element.styleSheet("a > b {}").toString()).isEqualTo("<style>a > b {}</style>");
    assertThatThrownBy(() -> Element.styleSheet("a {}</style><script>"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
