package glissade.explore.page;

import glissade.explore.Subject;
import glissade.explore.server.Answer;
import glissade.explore.server.Resource;
import glissade.explore.server.Site;
import java.util.Map;

/** The page that {@code glissade explore} shows. */
public final class ExploreSite implements Site {

  private final Subject subject;

  /**
   * @param subject what it is about
   */
  public ExploreSite(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Map<String, Resource> resources() {
    return Map.of(
        "",
        Resource.fixed(
            Answer.html(
                "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Glissade</title>"
                    + "<link rel=\"icon\" href=\"data:,\"><h1>Glissade</h1><p>"
                    + subject.rows().count()
                    + " rows.</p></html>")),
        "draw",
        Resource.post(
            request -> Answer.json(Map.of("state", request.text("state"), "fragments", Map.of()))));
  }
}
