package glissade.explore.page;

import glissade.report.markup.Element;

/** The learning path, and the step of it that the page is at. */
final class LessonPanel {

  private LessonPanel() {}

  static Element of(Situation situation) {
    Element panel = Element.of("div", "path");
    panel.add(steps(situation.lesson()));
    if (situation.lesson() == 0) {
      return panel.add(
          Element.of("p")
              .add(
                  "Eight short steps from what a slope is to why momentum; each sets the page up."));
    }
    Lesson lesson = Lesson.number(situation.lesson());
    panel.add(Element.of("h3").add(situation.lesson() + ". " + lesson.title()));
    panel.add(Element.of("p").add(lesson.text()));
    panel.add(Element.of("p", "task").add(Element.of("strong").add("Try it: ")).add(lesson.task()));
    Element buttons = Element.of("p", "buttons");
    if (situation.lesson() < Lesson.COUNT) {
      buttons.add(button(situation.lesson() + 1, "Next step"));
    }
    return panel.add(
        buttons.add(button(situation.lesson(), "Set up again")).add(button(0, "All pictures")));
  }

  private static Element steps(int now) {
    Element list = Element.of("ol", "steps");
    for (Lesson lesson : Lesson.values()) {
      int number = lesson.number();
      Element button = button(number, lesson.title());
      if (number == now) {
        button.set("aria-current", "step");
      }
      list.add(Element.of("li").add(button));
    }
    return list;
  }

  private static Element button(int lesson, String words) {
    return Element.of("button")
        .set("type", "button")
        .set("data-act", "lesson")
        .set("data-value", lesson)
        .add(words);
  }
}
