package fanc.properties;

/**
 * A family of one region.
 *
 * @param region the region
 * @param description what it is, in words a person uses
 */
public record SingleRegion(InputRegion region, String description) implements RegionFamily {
  @Override
  public BasePoint base() {
    return region.base();
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public SparseBox changes(long index) {
    if (index != 0) {
      throw new IndexOutOfBoundsException("region " + index + " of 1");
    }
    return region.changes();
  }

  @Override
  public String describe(long index) {
    return description;
  }
}
