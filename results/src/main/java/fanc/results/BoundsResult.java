package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * What {@code fanc bounds} found for one region.
 *
 * @param ops one entry per op output of the file, in graph order
 * @param margins entry j is the lower bound of y_label - y_j, or of output half-space j; NaN at the
 *     label (written as null)
 * @param margin the least of the margins; NaN if there is none
 */
public record BoundsResult(List<OpBounds> ops, Numbers margins, double margin) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "bounds-1.json";

  /** Checks that the margins are there and copies the list. */
  public BoundsResult {
    ops = List.copyOf(ops);
    Objects.requireNonNull(margins, "margins");
  }
}
