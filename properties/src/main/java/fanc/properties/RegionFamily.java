package fanc.properties;

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
   * Returns where a region is, in words a person uses, for instance {@code patch at row 3, column
   * 7}.
   */
  String describe(long index);
}
