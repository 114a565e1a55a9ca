package glissade.explore.page;

import glissade.report.markup.Element;

/**
 * A part of the page that is replaced as a whole.
 *
 * @param html what stands in it
 * @param hash tells whether it is the one that a page has already
 */
record Fragment(String html, String hash) {

  /** What stands in it, one element after the other. */
  static Fragment of(Element... elements) {
    StringBuilder html = new StringBuilder();
    for (Element element : elements) {
      html.append(element);
    }
    return of(html.toString());
  }

  private static Fragment of(String html) {
    return new Fragment(html, Integer.toHexString(html.hashCode()) + '-' + html.length());
  }
}
