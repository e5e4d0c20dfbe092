package fanc.templates.transfer;

import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.group.Group;
import java.util.Arrays;
import java.util.List;

/**
 * The regions of one image on their way down the ladder: the largest lower bound of the margin that
 * any rung found for each. A region is settled exactly if that is greater than 0; it stays settled.
 *
 * <p>Several threads may work on disjoint regions at the same time; counts are right once they are
 * done.
 */
public final class OpenRegions {
  private final double[] margins;

  /**
   * Begins with nothing known.
   *
   * @param regions how many regions there are, at least 1
   */
  public OpenRegions(int regions) {
    this.margins = new double[regions];
    Arrays.fill(margins, Double.NaN);
  }

  /** Returns the number of regions, settled or not. */
  public int size() {
    return margins.length;
  }

  /** Returns whether the region is not verified yet. */
  public boolean isOpen(long region) {
    return !(margins[(int) region] > 0);
  }

  /**
   * Takes note of a bound; one that is no better than what is known changes nothing.
   *
   * @param margin a lower bound of the region's margin; NaN is none
   */
  public void bound(long region, double margin) {
    int r = (int) region;
    // In this form a NaN replaces nothing and is replaced by anything.
    if (margin > margins[r] || Double.isNaN(margins[r])) {
      margins[r] = margin;
    }
  }

  /** Returns the largest lower bound of a region's margin that was found; NaN if there is none. */
  double bound(long region) {
    return margins[(int) region];
  }

  /** Returns how many regions are not verified. */
  public int open() {
    int open = 0;
    for (double margin : margins) {
      open += margin > 0 ? 0 : 1;
    }
    return open;
  }

  /** Returns how many of some regions are not verified. */
  public int open(long[] members) {
    int open = 0;
    for (long member : members) {
      open += isOpen(member) ? 1 : 0;
    }
    return open;
  }

  /** Returns how many regions of some groups, which have none in common, are not verified. */
  int open(List<Group> groups) {
    int open = 0;
    for (Group group : groups) {
      open += open(group.members());
    }
    return open;
  }

  /** Returns those that are not verified, ascending. */
  public long[] remaining() {
    long[] remaining = new long[open()];
    int k = 0;
    for (int r = 0; r < margins.length; r++) {
      if (isOpen(r)) {
        remaining[k++] = r;
      }
    }
    return remaining;
  }

  /**
   * Returns what is known of all regions.
   *
   * @param rest what became of {@link #remaining()}, numbered by their places there
   */
  FamilyResult with(FamilyResult rest) {
    long[] remaining = remaining();
    int worst = worstSettled();
    boolean nothingElse = rest.worstRegion() < 0;
    // A NaN is worst of all, so only a number that is not less makes a settled region the worst.
    boolean mine = worst >= 0 && (nothingElse || rest.worstMargin() > margins[worst]);
    List<Unproven> unproven =
        rest.unproven().stream()
            .map(one -> new Unproven(remaining[(int) one.region()], one.margin()))
            .toList();
    long settled = margins.length - (long) remaining.length;
    return new FamilyResult(
        margins.length,
        settled + rest.examined(),
        settled + rest.verified(),
        mine ? margins[worst] : rest.worstMargin(),
        mine || nothingElse ? worst : remaining[(int) rest.worstRegion()],
        unproven);
  }

  private int worstSettled() {
    int worst = -1;
    for (int r = 0; r < margins.length; r++) {
      if (margins[r] > 0 && (worst < 0 || margins[r] < margins[worst])) {
        worst = r;
      }
    }
    return worst;
  }
}
