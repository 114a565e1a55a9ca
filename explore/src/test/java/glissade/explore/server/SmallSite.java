package glissade.explore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/** One of everything. */
final class SmallSite implements Site {

  final EventStream stream;

  SmallSite() {
    this(new EventStream());
  }

  SmallSite(EventStream stream) {
    this.stream = stream;
  }

  @Override
  public Map<String, Resource> resources() {
    return Map.of(
        "", Resource.fixed(Answer.html("<h1>Ünique</h1>")),
        "page.js",
            Resource.fixed(Answer.of("text/javascript; charset=utf-8", "let a".getBytes(UTF_8))),
        "empty", Resource.fixed(Answer.of("text/plain", new byte[0])),
        "draw", Resource.post(request -> Answer.json(Map.of("state", request.text("state")))),
        "download",
            Resource.get(
                request -> Answer.download(request.text("name"), "text/csv", "a,b\n1,2\n")),
        "fails",
            Resource.get(
                request -> {
                  throw new IllegalStateException("secret place");
                }),
        "runs-out",
            Resource.get(
                request -> {
                  throw new StackOverflowError("secret depth");
                }));
  }

  @Override
  public Optional<EventStream> events() {
    return Optional.of(stream);
  }
}
