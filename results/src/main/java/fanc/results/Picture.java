package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * The images that regions are around, and what happens to them.
 *
 * @param kind of the perturbation, as in the property
 * @param rows number of rows of pixels
 * @param columns number of columns of pixels
 * @param channels number of channels
 * @param patch rows and columns of the patch; null for other kinds
 */
public record Picture(String kind, int rows, int columns, int channels, List<Integer> patch) {

  /** Checks the kind and copies the size of the patch. */
  public Picture {
    Objects.requireNonNull(kind, "picture.kind");
    patch = patch == null ? null : List.copyOf(patch);
  }
}
