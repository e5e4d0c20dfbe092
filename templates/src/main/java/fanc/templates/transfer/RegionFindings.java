package fanc.templates.transfer;

import fanc.verifier.KeptMargins;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a ladder found of each region of an image: the largest lower bound of its margin and the
 * kind of rung that verified it. Nothing of families of more than {@value KeptMargins#MOST_REGIONS}
 * regions.
 */
public final class RegionFindings {
  private final double[] margins;
  private final LadderStep[] steps;

  private RegionFindings(int regions) {
    this.margins = new double[regions];
    this.steps = new LadderStep[regions];
    Arrays.fill(margins, Double.NaN);
  }

  /** Begins with nothing known. */
  static RegionFindings of(long regions) {
    return new RegionFindings(regions > KeptMargins.MOST_REGIONS ? 0 : (int) regions);
  }

  /** Takes note of what rungs of one kind have just done. */
  void take(OpenRegions regions, LadderStep step) {
    for (int r = 0; r < steps.length; r++) {
      margins[r] = regions.bound(r);
      if (steps[r] == null && !regions.isOpen(r)) {
        steps[r] = step;
      }
    }
  }

  /**
   * Takes note of what was found region by region.
   *
   * @param members the regions
   * @param found their margins
   */
  void takeScratch(long[] members, KeptMargins found) {
    if (steps.length == 0) {
      return;
    }
    double[] margin = found.toArray();
    for (int k = 0; k < members.length; k++) {
      int r = (int) members[k];
      // In this form a NaN replaces nothing and is replaced by anything.
      if (margin[k] > margins[r] || Double.isNaN(margins[r])) {
        margins[r] = margin[k];
      }
      if (margin[k] > 0) {
        steps[r] = LadderStep.SCRATCH;
      }
    }
  }

  /** Returns the number of regions; 0 if nothing is kept of them. */
  public int size() {
    return margins.length;
  }

  /** Returns the largest lower bound of a region's margin that was found; NaN if there is none. */
  public double margin(int region) {
    return margins[region];
  }

  /** Returns the kind of rung that verified a region; empty if none did. */
  public Optional<LadderStep> settledBy(int region) {
    return Optional.ofNullable(steps[region]);
  }
}
