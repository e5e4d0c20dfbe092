package fanc.properties;

import java.util.List;

/**
 * A statement about outputs: a half-space, all of several statements, or one of them at least.
 *
 * <p>Kept as a tree, because a normal form of {@code n} alternatives of two half-spaces each, all
 * of which must hold, has 2^n parts, and the margin of the tree is the same number.
 */
public sealed interface OutputFormula permits HalfSpace, OutputFormula.All, OutputFormula.Any {

  /**
   * Every part holds.
   *
   * @param parts at least one
   */
  record All(List<OutputFormula> parts) implements OutputFormula {
    /**
     * Copies the parts.
     *
     * @throws IllegalArgumentException if there is none
     */
    public All {
      parts = copied(parts);
    }
  }

  /**
   * Some part holds.
   *
   * @param parts at least one
   */
  record Any(List<OutputFormula> parts) implements OutputFormula {
    /**
     * Copies the parts.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Any {
      parts = copied(parts);
    }
  }

  private static List<OutputFormula> copied(List<OutputFormula> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an output constraint needs clauses with half-spaces");
    }
    return List.copyOf(parts);
  }
}
