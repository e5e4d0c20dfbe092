package fanc.templates.transfer;

import fanc.properties.BasePoint;
import fanc.properties.ClaimedSet;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.Optional;

/**
 * Some regions of a family, numbered anew.
 *
 * @param all the family
 * @param members their numbers there, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
record SomeRegions(RegionFamily all, long[] members) implements RegionFamily {
  @Override
  public BasePoint base() {
    return all.base();
  }

  @Override
  public long size() {
    return members.length;
  }

  @Override
  public SparseBox changes(long index) {
    return all.changes(members[(int) index]);
  }

  @Override
  public Optional<ClaimedSet> claimed(long index) {
    return all.claimed(members[(int) index]);
  }

  @Override
  public String describe(long index) {
    return all.describe(members[(int) index]);
  }
}
