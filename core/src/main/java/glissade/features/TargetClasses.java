package glissade.features;

import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.Remedy;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the classes of a target. */
final class TargetClasses {

  private TargetClasses() {}

  /**
   * The classes in order, the positive one last where there are two, and how many rows have each.
   *
   * @return null where the target is a number
   * @throws UnusableDataException if the target has too few or too many values for classes
   */
  static @Nullable LevelCounts of(TableSource source, ColumnRoles roles, TargetKind kind) {
    return switch (kind) {
      case NUMBER -> null;
      case TWO_CLASSES -> two(source, roles);
      case CLASSES -> several(source, roles);
    };
  }

  private static @Nullable LevelCounts two(TableSource source, ColumnRoles roles) {
    Optional<LevelCounts> found = source.fewLevels(roles.target(), 2);
    if (found.isPresent() && found.get().levels().size() == 2) {
      return withPositive(found.get(), roles);
    }
    if (isNumeric(source, roles.target())) {
      // A share of ones, or the same number in every row: what the loss takes is its own to say.
      return null;
    }
    String problem =
        String.format(
            Locale.ROOT,
            "The target %s of %s has %s, and this loss is for two classes.",
            roles.target(),
            source.name(),
            found.isPresent() ? described(found.get().levels()) : "more than two different values");
    throw found.isPresent()
        ? new UnusableDataException(problem + " Give it rows of both.")
        : new UnusableDataException(problem, Remedy.TWO_CLASSES);
  }

  private static LevelCounts withPositive(LevelCounts found, ColumnRoles roles) {
    List<String> values = found.levels().values();
    String positive = roles.positive();
    if (positive == null || positive.equals(values.get(1))) {
      return found;
    }
    if (!positive.equals(values.get(0))) {
      throw new UnusableDataException(
          "The target "
              + roles.target()
              + " is never "
              + positive
              + ": its two classes are "
              + values.get(0)
              + " and "
              + values.get(1)
              + ". Name one of them with --positive.");
    }
    return new LevelCounts(
        new Levels(roles.target(), found.levels().kind(), List.of(values.get(1), values.get(0))),
        List.of(found.counts().get(1), found.counts().get(0)));
  }

  private static LevelCounts several(TableSource source, ColumnRoles roles) {
    Optional<LevelCounts> found = source.fewLevels(roles.target(), TargetKind.MOST_CLASSES);
    if (found.isEmpty() || found.get().levels().size() < 2) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "The target %s of %s has %s, and classes are between 2 and %,d.",
              roles.target(),
              source.name(),
              found.map(each -> described(each.levels())).orElse("more different values"),
              TargetKind.MOST_CLASSES));
    }
    return found.get();
  }

  private static boolean isNumeric(TableSource source, String name) {
    return source.columns().stream()
        .anyMatch(column -> column.name().equals(name) && column.isNumeric());
  }

  private static String described(Levels levels) {
    List<String> values = new ArrayList<>(levels.values());
    return switch (values.size()) {
      case 0 -> "no value at all";
      case 1 -> "the one value " + values.get(0);
      default -> "the values " + String.join(", ", values);
    };
  }
}
