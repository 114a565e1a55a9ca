package glissade.report.words;

import glissade.forecast.EigenDirection;
import java.util.ArrayList;
import java.util.List;

/** A direction of the loss surface in the names of its columns. */
public final class DirectionText {

  private DirectionText() {}

  /**
   * {@code 0.98 weight − 0.19 height}.
   *
   * @param features the names of the features
   */
  public static String of(EigenDirection direction, List<String> features) {
    StringBuilder text = new StringBuilder();
    for (EigenDirection.Part part : direction.parts()) {
      if (!text.isEmpty()) {
        text.append(part.size() < 0 ? " − " : " + ");
      }
      text.append(Numbers.significant(Math.abs(part.size()), 2)).append(' ');
      text.append(name(part.feature(), features));
    }
    return text.toString();
  }

  /** The columns alone, largest part first: {@code weight and height}. */
  public static String columns(EigenDirection direction, List<String> features) {
    List<String> names = new ArrayList<>();
    for (EigenDirection.Part part : direction.parts()) {
      names.add(name(part.feature(), features));
    }
    return Prose.list(names);
  }

  private static String name(int feature, List<String> features) {
    return feature == EigenDirection.INTERCEPT ? "(intercept)" : features.get(feature);
  }
}
