package fanc.verifier.domain;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The anchors of the family at hand; those of the family before can be forgotten. Usable by several
 * threads.
 */
final class Families {
  /** A region that changes more coordinates than one in this many shares too little. */
  private static final int MOST = 2;

  private volatile Family last = new Family(BasePoint.exact());

  /** The base point that regions share, and what has been made of it. */
  private static final class Family {
    private final BasePoint base;
    private final Anchor anchor;

    /** Kept with the family, because sums remember the anchors they met. */
    private final Map<Integer, Anchor> origins = new ConcurrentHashMap<>();

    private Family(BasePoint base) {
      this.base = base;
      this.anchor = Anchor.of(base);
    }
  }

  /** Returns an element that holds what the region changes, or everything if that is too much. */
  LocalZonotope abstraction(InputRegion region) {
    if (MOST * region.changes().size() >= region.dimension()) {
      return ZonotopeOfRegion.whole(region, origin(region.dimension()));
    }
    return ZonotopeOfRegion.changes(region.changes(), anchor(region.base()));
  }

  /** Regions of one family come one after the other, so one base point is remembered. */
  private Anchor anchor(BasePoint base) {
    Family known = last;
    if (!known.base.equals(base)) {
      known = new Family(base);
      last = known;
    }
    return known.anchor;
  }

  /** Returns an anchor of no influence, for elements that hold every coordinate. */
  Anchor origin(int n) {
    return last.origins.computeIfAbsent(n, Anchor::origin);
  }
}
