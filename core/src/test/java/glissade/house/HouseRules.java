package glissade.house;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules themselves. {@link HouseRulesTest} shows that each can go red. */
public final class HouseRules {

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "util",
          "utils",
          "utility",
          "utilities",
          "common",
          "commons",
          "base",
          "impl",
          "helper",
          "helpers",
          "manager",
          "managers");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[._$]");

  /** Null is what {@code @Nullable} says, and nothing else is. */
  static final ArchRule NULL_MARKED =
      classes()
          .should(
              condition(
                  "be in a package whose package-info says @NullMarked",
                  (type, events) -> {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                      events.add(violated(type, type.getName() + " is in a package that is not"));
                    }
                  }));

  /** No package and no class is called by a word that fits anything. */
  static final ArchRule TELLING_NAMES =
      classes()
          .should(
              condition(
                  "have none of the words " + EMPTY_WORDS + " in their names",
                  (type, events) ->
                      words(type.getName())
                          .filter(EMPTY_WORDS::contains)
                          .forEach(
                              word ->
                                  events.add(
                                      violated(type, type.getName() + " is a “" + word + "”")))));

  private HouseRules() {}

  /** {@code System.out}, {@code System.err} and {@code printStackTrace()} belong to one place. */
  static ArchRule noPrintingOutside(String packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packages)
        .should(ACCESS_STANDARD_STREAMS)
        .allowEmptyShould(true);
  }

  /** Each package under the root is a slice of its own, those inside others too. */
  static ArchRule noCyclesUnder(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** What is imported in one place only. */
  static ArchRule onlyImporterOf(String imported, String importer) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(importer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(imported)
        .allowEmptyShould(true);
  }

  /** Parts that never name each other: neither the one the other nor the other the one. */
  static ArchRule strangers(
      DescribedPredicate<? super JavaClass> one, DescribedPredicate<? super JavaClass> other) {
    return noClasses()
        .that(one)
        .should()
        .dependOnClassesThat(other)
        .allowEmptyShould(true)
        .because("each is chosen without the other");
  }

  /**
   * Each package uses only those that stand above it in the list, and every package is listed.
   *
   * @param root whose direct sub-packages the list names; what is inside those counts with them
   */
  public static ArchRule order(String root, List<String> packages) {
    return classes()
        .should(
            condition(
                "use only packages above their own in " + packages,
                (type, events) -> checkOrder(type, root, packages, events)));
  }

  private static void checkOrder(
      JavaClass type, String root, List<String> packages, ConditionEvents events) {
    int own = packages.indexOf(part(type, root));
    if (own < 0) {
      events.add(violated(type, type.getName() + " is in none of " + packages));
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      if (packages.indexOf(part(dependency.getTargetClass(), root)) > own) {
        events.add(violated(dependency, dependency.getDescription()));
      }
    }
  }

  /** The first name below the root, or nothing for what stands elsewhere. */
  private static String part(JavaClass type, String root) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", 2)[0] : "";
  }

  private static Stream<String> words(String name) {
    return Arrays.stream(BETWEEN_WORDS.split(name)).map(word -> word.toLowerCase(Locale.ROOT));
  }

  private interface Check {
    void accept(JavaClass type, ConditionEvents events);
  }

  private static ArchCondition<JavaClass> condition(String description, Check check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, events);
      }
    };
  }
}
