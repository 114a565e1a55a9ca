package glissade.browser;

/**
 * How somebody looks at a page.
 *
 * @param width of the window, in CSS pixels
 * @param dark whether dark pages are preferred to light ones
 * @param still whether as little as possible should move
 * @param scripts whether JavaScript runs
 */
public record View(int width, boolean dark, boolean still, boolean scripts) {

  /** A desk: 1280 pixels wide, light, with all there is. */
  public static final View WIDE = new View(1280, false, false, true);

  /** The narrowest window a page has to work in: 320 pixels. */
  public static final View NARROW = WIDE.width(320);

  /** The same in a window of another width. */
  public View width(int pixels) {
    return new View(pixels, dark, still, scripts);
  }

  /** The same in the dark. */
  public View inTheDark() {
    return new View(width, true, still, scripts);
  }

  /** The same for somebody who asked for reduced motion. */
  public View reducedMotion() {
    return new View(width, dark, true, scripts);
  }

  /** The same with JavaScript off. */
  public View withoutScripts() {
    return new View(width, dark, still, false);
  }

  /** Width and colours, for the name of a picture's file: {@code 320-dark}. */
  public String label() {
    return width + (dark ? "-dark" : "-light");
  }
}
