package fanc.approx;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Trains weights and biases further; weights that are zero stay zero, so a pruned network stays
 * pruned. This is the wish; what was done is a {@link FineTuned}.
 *
 * @param recipe path of a training recipe
 * @param data path of the folder with one folder for each data set
 */
public record FineTuning(String recipe, String data) implements Approximation {

  /**
   * Checks that the recipe's name can be part of a file's.
   *
   * @throws IllegalArgumentException if not
   */
  public FineTuning {
    Objects.requireNonNull(data, "data");
    FineTuned.requireName(stem(recipe));
  }

  /** Returns the rule with both paths taken relative to a folder. */
  FineTuning in(Path folder) {
    return new FineTuning(
        folder.resolve(recipe).normalize().toString(), folder.resolve(data).normalize().toString());
  }

  @Override
  public String name() {
    return FineTuned.nameOf(stem(recipe));
  }

  /** Returns the name of a recipe's file without its extension. */
  static String stem(String recipe) {
    return String.valueOf(Path.of(recipe).getFileName()).replaceFirst("\\.json$", "");
  }
}
