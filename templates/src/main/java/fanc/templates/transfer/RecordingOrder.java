package fanc.templates.transfer;

import static fanc.templates.transfer.RecordingDomain.BOX;
import static fanc.templates.transfer.RecordingDomain.DEEPZ;
import static fanc.templates.transfer.RecordingDomain.PRODUCT;

import java.util.List;

/**
 * In which domains to verify a parent's regions, found on a few of them.
 *
 * <p>The product of zonotopes and intervals has the largest margins and the tightest hulls, at more
 * than the cost of both. On networks trained by interval propagation intervals alone have nearly
 * the same, on others zonotopes have. Margins decide, never times, so that a record does not depend
 * on the machine.
 */
final class RecordingOrder {
  /** The share of the product's margin with which a cheaper domain is content. */
  private static final double NEARLY = .9;

  /** The share of the sampled regions for which that has to hold. */
  private static final double MOST = .75;

  private int regions;
  private int boxes;
  private int zonotopes;
  private int products;

  /** Counts a region's margins in the three domains; NaN where nothing was bounded. */
  void add(double box, double deepz, double product) {
    regions++;
    products += product > 0 ? 1 : 0;
    boxes += box > 0 && box >= NEARLY * product ? 1 : 0;
    zonotopes += deepz > 0 && deepz >= NEARLY * product ? 1 : 0;
  }

  /**
   * Returns the domains in the order in which a region is given to them, until one proves it. A
   * region that DeepZ proves is proven in any case.
   */
  List<RecordingDomain> domains() {
    if (boxes > 0 && boxes >= MOST * regions) {
      return List.of(BOX, PRODUCT, DEEPZ);
    }
    if (zonotopes > 0 && zonotopes >= MOST * regions) {
      return List.of(DEEPZ, PRODUCT);
    }
    return products >= MOST * regions ? List.of(PRODUCT, DEEPZ) : List.of(DEEPZ, BOX);
  }
}
