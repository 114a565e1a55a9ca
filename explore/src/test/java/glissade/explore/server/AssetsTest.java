package glissade.explore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AssetsTest {

  @Test
  void whatIsNamedIsThereAndNothingElse() {
    Class<?> neighbour = glissade.explore.live.LiveSite.class;
    assertThat(Assets.beside(neighbour, "live.js", "live.css"))
        .containsOnlyKeys("live.js", "live.css");
    assertThatThrownBy(() -> Assets.beside(neighbour, "none.js"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.js is missing beside");
    assertThatThrownBy(() -> Assets.beside(neighbour, "LiveSite.class"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LiveSite.class ends with none of");
  }
}
