package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a person sees at once and axe does not, inside of charts: words that run into each other or
 * out of the picture, words and lines too pale. Contrast is that of WCAG 2.2, 4.5 for text
 * (criterion 1.4.3) and 3 for what is drawn (1.4.11).
 */
final class Legible {

  private static final String LOOK =
      """
      () => {
        const findings = [];
        const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
        const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) =>
          0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const contrast = (one, other) => {
          const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
          return (light + 0.05) / (dark + 0.05);
        };
        const ground = element => {
          for (let at = element; at; at = at.parentElement) {
            const colour = channels(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
          }
          return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
        };
        const seen = (element, paint, alpha) => {
          const style = getComputedStyle(element);
          const colour = channels(style[paint]);
          if (!/^rgb/.test(style[paint])) return null;
          let part = (colour.length > 3 ? colour[3] : 1) * Number(style[alpha]);
          for (let at = element; at; at = at.parentElement) part *= Number(getComputedStyle(at).opacity);
          const below = ground(element.closest('svg'));
          return [0, 1, 2].map(i => part * colour[i] + (1 - part) * below[i]);
        };
        const visible = e => e.checkVisibility({checkVisibilityCSS: true}) &&
          e.getBoundingClientRect().width > 0;
        for (const svg of [...document.querySelectorAll('svg')].filter(visible)) {
          const name = svg.closest('figure')?.id || svg.dataset.chart || svg.id;
          const box = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')]
            .filter(t => t.textContent.trim() && visible(t))
            .map(element => {
              const r = element.getBoundingClientRect();
              // A line of text is higher than its letters.
              const less = 0.18 * Math.min(r.width, r.height);
              const turned = (element.getAttribute('transform') ?? '').includes('rotate(-90)');
              return {element, words: element.textContent.trim(),
                left: r.left + (turned ? less : 0), right: r.right - (turned ? less : 0),
                top: r.top + (turned ? 0 : less), bottom: r.bottom - (turned ? 0 : less)};
            });
          texts.forEach((t, i) => {
            if (t.left < box.left - 1 || t.right > box.right + 1 ||
                t.top < box.top - 1 || t.bottom > box.bottom + 1)
              findings.push(`${name}: “${t.words}” runs out of the picture`);
            for (const o of texts.slice(i + 1))
              if (t.left < o.right - 0.5 && o.left < t.right - 0.5 &&
                  t.top < o.bottom - 0.5 && o.top < t.bottom - 0.5)
                findings.push(`${name}: “${t.words}” runs into “${o.words}”`);
            const size = parseFloat(getComputedStyle(t.element).fontSize) * svg.getScreenCTM().a;
            if (size < 9)
              findings.push(`${name}: “${t.words}” is ${size.toFixed(1)} px high`);
            const colour = seen(t.element, 'fill', 'fillOpacity');
            const ratio = colour && contrast(colour, ground(svg));
            if (ratio && ratio < 4.5)
              findings.push(`${name}: “${t.words}” has a contrast of ${ratio.toFixed(2)}`);
          });
          const pale = new Map();
          // What is past stands behind what is, and is fainter on purpose.
          for (const drawn of svg.querySelectorAll('.curve:not(.past), .mark')) {
            const strokes = ['stroke', 'fill']
              .map(paint => seen(drawn, paint, paint + 'Opacity'))
              .filter(colour => colour).map(colour => contrast(colour, ground(svg)));
            const best = Math.max(...strokes, 0);
            if (best < 3) pale.set(drawn.getAttribute('class'), best.toFixed(2));
          }
          pale.forEach((ratio, kind) =>
            findings.push(`${name}: what is drawn as “${kind}” has a contrast of ${ratio}`));
        }
        return findings;
      }""";

  private Legible() {}

  /** Everything found in the charts of a page. */
  static List<String> findings(Window window) {
    return ((List<?>) window.page().evaluate(LOOK)).stream().map(String::valueOf).toList();
  }

  /** Fails with all that was found. */
  static void everyChartIs(Window window) {
    assertThat(findings(window)).as("charts on %s", window.view()).isEmpty();
  }
}
