package fanc.verifier;

/**
 * What is known of the regions of a family.
 *
 * @param regions how many regions the family has
 * @param examined how many were examined before the deadline
 * @param verified how many of them are verified
 * @param worstMargin the smallest margin among the examined; NaN if one is NaN, infinity if none
 *     was examined
 * @param worstRegion the region it belongs to; -1 if none was examined
 */
public record FamilyResult(
    long regions, long examined, long verified, double worstMargin, long worstRegion) {

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
        worst.worstRegion);
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
    return and(new FamilyResult(regions, 1, margin > 0 ? 1 : 0, margin, region));
  }

  /** Returns the result before any region was examined. */
  static FamilyResult none(long regions) {
    return new FamilyResult(regions, 0, 0, Double.POSITIVE_INFINITY, -1);
  }
}
