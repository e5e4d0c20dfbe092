package fanc.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of the regions of a family.
 *
 * @param regions how many regions the family has
 * @param examined how many were examined before the deadline
 * @param verified how many of them are verified
 * @param worstMargin the smallest margin among the examined; NaN if one is NaN, infinity if none
 *     was examined
 * @param worstRegion the region it belongs to; -1 if none was examined
 * @param unproven examined regions that are not verified, worst first, at most {@value
 *     #MOST_UNPROVEN}: where to look for a counterexample
 */
public record FamilyResult(
    long regions,
    long examined,
    long verified,
    double worstMargin,
    long worstRegion,
    List<Unproven> unproven) {
  /** How many regions are remembered. */
  public static final int MOST_UNPROVEN = 64;

  private static final Comparator<Unproven> WORST_FIRST =
      Comparator.comparingDouble(Unproven::rank).thenComparingLong(Unproven::region);

  /**
   * A region that is not verified.
   *
   * @param margin what was found of it, not greater than 0, or NaN
   */
  public record Unproven(long region, double margin) {
    private double rank() {
      return Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
    }
  }

  /** Copies the list. */
  public FamilyResult {
    unproven = List.copyOf(unproven);
  }

  /** Returns whether every region is verified, and there is at least one. */
  public boolean allVerified() {
    return regions > 0 && verified == regions;
  }

  /** Returns the result of two disjoint parts of one family of {@code regions} regions. */
  FamilyResult and(FamilyResult other) {
    FamilyResult worst = other.isWorseThan(this) ? other : this;
    return new FamilyResult(
        regions,
        examined + other.examined,
        verified + other.verified,
        worst.worstMargin,
        worst.worstRegion,
        worst(unproven, other.unproven));
  }

  private static List<Unproven> worst(List<Unproven> some, List<Unproven> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    return Stream.concat(some.stream(), more.stream())
        .sorted(WORST_FIRST)
        .limit(MOST_UNPROVEN)
        .toList();
  }

  /**
   * NaN is worst; of equal margins the smaller region counts, so that threads do not change the
   * answer.
   */
  private boolean isWorseThan(FamilyResult other) {
    if (worstRegion < 0 || other.worstRegion < 0) {
      return other.worstRegion < 0;
    }
    double mine = Double.isNaN(worstMargin) ? Double.NEGATIVE_INFINITY : worstMargin;
    double theirs = Double.isNaN(other.worstMargin) ? Double.NEGATIVE_INFINITY : other.worstMargin;
    return mine < theirs || (mine == theirs && worstRegion < other.worstRegion);
  }

  /** Returns the result with one more region. */
  FamilyResult with(long region, double margin) {
    boolean holds = margin > 0;
    List<Unproven> rest = holds ? List.of() : List.of(new Unproven(region, margin));
    return and(new FamilyResult(regions, 1, holds ? 1 : 0, margin, region, rest));
  }

  /** Returns the result before any region was examined. */
  static FamilyResult none(long regions) {
    return new FamilyResult(regions, 0, 0, Double.POSITIVE_INFINITY, -1, List.of());
  }
}
