package fanc.properties;

import java.util.Optional;

/**
 * Finitely many input regions that share a base point, enumerated lazily: 729 patch positions are
 * one point and 729 sparse boxes of four pixels.
 *
 * <p>Implementations are immutable and may be used by several threads.
 */
public interface RegionFamily {

  /** Returns the point that all regions share. */
  BasePoint base();

  /** Returns the number of regions, at least 1. */
  long size();

  /**
   * Returns the changes of one region.
   *
   * @param index from 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException if there is no such region
   */
  SparseBox changes(long index);

  /** Returns one region as a set of inputs. */
  default InputRegion region(long index) {
    return new InputRegion(base(), changes(index));
  }

  /**
   * Returns the inputs that the claim about a region is really about, if they are fewer than its
   * box. Nothing if the claim is about every point of the box.
   *
   * @param index from 0 to {@code size() - 1}
   */
  default Optional<ClaimedSet> claimed(long index) {
    return Optional.empty();
  }

  /**
   * Returns where a region is, in words a person uses, for instance {@code patch at row 3, column
   * 7}.
   */
  String describe(long index);
}
