package glissade.features;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are to be what, before any row was read.
 *
 * @param numbers the columns of numbers that become features
 * @param categories the columns whose levels become features
 * @param target the column to predict
 * @param positive of a target of two classes, the one that counts as 1; null for the second in
 *     order
 * @param rowWeights the column of row weights, or null
 * @param offset the column that is added to the scores, or null
 * @param exposure whether it is the logarithm of that column
 */
public record ColumnRoles(
    List<String> numbers,
    List<String> categories,
    String target,
    @Nullable String positive,
    @Nullable String rowWeights,
    @Nullable String offset,
    boolean exposure) {

  public ColumnRoles {
    numbers = List.copyOf(numbers);
    categories = List.copyOf(categories);
  }

  /** Numbers only, and a target that is one. */
  public static ColumnRoles ofNumbers(
      List<String> numbers, String target, @Nullable String rowWeights) {
    return new ColumnRoles(numbers, List.of(), target, null, rowWeights, null, false);
  }
}
