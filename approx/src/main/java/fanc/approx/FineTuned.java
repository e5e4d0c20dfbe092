package fanc.approx;

import java.util.Objects;

/**
 * A training that a network went through, as a lineage records it. It can not be applied again: the
 * weights follow from the files whose hashes it has, and from the machine.
 *
 * @param recipe name of the training recipe's file, without its extension
 * @param recipeSha256 SHA-256 of that file
 * @param data name of the data set
 * @param dataSha256 SHA-256 of what {@code sha256sum *} prints in the data set's folder
 * @param epochs how often every training image was seen
 * @param seed of everything random in the training
 */
public record FineTuned(
    String recipe, String recipeSha256, String data, String dataSha256, int epochs, long seed)
    implements Approximation {
  private static final String PREFIX = "fine-tune-";

  /**
   * Checks the name and the hashes.
   *
   * @throws IllegalArgumentException if the name can be no part of a file's, or a hash is none
   */
  public FineTuned {
    requireName(recipe);
    Objects.requireNonNull(data, "data");
    Lineage.requireHash("recipeSha256", recipeSha256);
    Lineage.requireHash("dataSha256", dataSha256);
  }

  @Override
  public String name() {
    return nameOf(recipe);
  }

  /** Returns the rule's name: {@code fine-tune-mnist} for recipes mnist and fine-tune-mnist. */
  static String nameOf(String recipe) {
    return recipe.startsWith(PREFIX) ? recipe : PREFIX + recipe;
  }

  static void requireName(String recipe) {
    if (!recipe.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "a recipe called '"
              + recipe
              + "': its name may hold letters, digits, dots, dashes and underscores only");
    }
  }
}
