package glissade.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import glissade.fold.Journey;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whatever says that it can travel to another machine has done so in a test: a class that is
 * serialisable, and of which {@link #travel} sends nothing, makes this red.
 */
public interface TravelContract {

  /**
   * Does what makes all that this module sends travel, as a rule by folding rows that are spread.
   */
  void travel(Journey journey);

  @Test
  default void everythingThatMayTravelHas() {
    Journey journey = new Journey();
    travel(journey);
    List<String> all =
        HouseClasses.besides(getClass()).stream()
            .filter(TravelContract::mayTravel)
            .map(JavaClass::getName)
            .toList();
    assertThat(all).isNotEmpty();
    assertThat(all)
        .as("what did not travel")
        .filteredOn(name -> !journey.travelled().contains(name))
        .isEmpty();
  }

  /** Without those that came by it from what they extend: errors, and maps that forget. */
  private static boolean mayTravel(JavaClass type) {
    return type.isAssignableTo(Serializable.class)
        && !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && !type.isAssignableTo(Enum.class)
        && !type.isAssignableTo(Map.class)
        && !type.isAssignableTo(Throwable.class);
  }
}
