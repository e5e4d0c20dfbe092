package fanc.approx;

import java.util.List;
import java.util.Objects;

/**
 * Where a child came from and how far it is from there.
 *
 * @param childSha256 SHA-256 of the child's file, 64 lower-case hexadecimal digits
 * @param parentPath path of the parent's file, relative to the child's folder where that is
 *     possible
 * @param parentSha256 SHA-256 of the parent's file, 64 lower-case hexadecimal digits
 * @param rules the rules in the order they were applied, with all their parameters
 * @param weights one entry per weight tensor, changed or not, in the order of the file; then one
 *     for every other tensor that a rule changed
 */
public record Lineage(
    String childSha256,
    String parentPath,
    String parentSha256,
    List<Approximation> rules,
    List<WeightChange> weights) {

  /**
   * Copies the entries.
   *
   * @throws IllegalArgumentException if a hash is not 64 lower-case hexadecimal digits
   */
  public Lineage {
    Objects.requireNonNull(parentPath, "parentPath");
    rules = new Chain(rules).rules();
    requireHash("childSha256", childSha256);
    requireHash("parentSha256", parentSha256);
    weights = List.copyOf(weights);
  }

  static void requireHash(String key, String hash) {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          key + " is '" + hash + "', expected 64 hexadecimal digits");
    }
  }
}
