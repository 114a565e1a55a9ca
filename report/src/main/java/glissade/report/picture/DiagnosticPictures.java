package glissade.report.picture;

import glissade.evaluation.Confusion;
import glissade.report.diagnostics.Diagnostics;
import glissade.report.diagnostics.Residuals;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures that show what the rows say of a fit: those that its loss has. */
public final class DiagnosticPictures {

  private DiagnosticPictures() {}

  /**
   * Of a target that is a number: residuals, quantiles, scale, leverage and actual targets. Of two
   * classes: hits and false alarms, calibration, confusion and leverage; of several, confusion.
   *
   * @param target what is predicted
   * @param classes what the classes are called, in their order; empty for their numbers
   */
  public static List<Picture> of(Diagnostics diagnostics, String target, List<String> classes) {
    List<Picture> pictures = new ArrayList<>();
    diagnostics.confusion().ifPresent(found -> addClasses(pictures, diagnostics, found, classes));
    if (diagnostics.residuals().isEmpty()) {
      return pictures;
    }
    Residuals residuals = diagnostics.residuals().get();
    boolean hasErrors = !residuals.areNothing();
    boolean isNumber = diagnostics.confusion().isEmpty();
    if (isNumber && hasErrors) {
      pictures.add(ResidualPicture.of(residuals, target, leaning(diagnostics)));
      pictures.add(QuantilePicture.of(residuals));
      pictures.add(ScaleLocationPicture.of(residuals, target));
    }
    if (hasErrors && diagnostics.whyNoLeverage().isEmpty()) {
      pictures.add(LeveragePicture.of(residuals, diagnostics.areOfOptimum()));
    }
    if (isNumber) {
      pictures.add(ActualPicture.of(residuals, target));
    }
    return pictures;
  }

  private static String leaning(Diagnostics diagnostics) {
    if (!diagnostics.areOfOptimum()) {
      return "as may be where the descent stopped short of the optimum.";
    }
    return diagnostics.arePenalized() ? "as may be where a penalty holds the weights back." : "";
  }

  private static void addClasses(
      List<Picture> pictures, Diagnostics diagnostics, Confusion confusion, List<String> classes) {
    List<String> names =
        classes.size() == confusion.classes()
            ? classes
            : IntStream.range(0, confusion.classes()).mapToObj(Integer::toString).toList();
    diagnostics
        .classes()
        .ifPresent(
            two -> {
              pictures.add(RocPicture.of(two, confusion, names.get(1)));
              boolean isShifted = diagnostics.hasWeightedClasses();
              pictures.add(CalibrationPicture.of(two, names.get(1), isShifted));
            });
    pictures.add(ConfusionPicture.of(confusion, names));
  }

  /** What has to be said of pictures that are not there, and of what their numbers mean. */
  public static List<String> notes(Diagnostics diagnostics) {
    List<String> notes = new ArrayList<>();
    diagnostics.whyNoLeverage().ifPresent(notes::add);
    diagnostics
        .residuals()
        .ifPresent(
            residuals -> {
              if (residuals.areNothing()) {
                notes.add(
                    "The model goes through every row, but for rounding, so there are no residuals"
                        + " to look at.");
              }
              notes.add(
                  "Rows are numbered from 1 in the order in which they were read, those left out for"
                      + " want of a value or held out not counted; "
                      + Numbers.count(residuals.rows())
                      + " were used.");
            });
    return notes;
  }
}
