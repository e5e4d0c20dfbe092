package fanc.cli;

import fanc.results.Rung;
import fanc.templates.transfer.RegionFindings;
import fanc.verifier.KeptMargins;
import java.util.function.IntToDoubleFunction;

/**
 * What is known of each region of an image, for those who ask for details.
 *
 * @param size number of regions; 0 where nothing is kept of them
 * @param margins a lower bound of the margin of each, NaN where none is known
 * @param settledBy the letter of the rung that verified each, {@code -} where none did; null where
 *     it is not known
 */
record RegionDetails(int size, IntToDoubleFunction margins, String settledBy) {
  /** Nothing is known. */
  static final RegionDetails NONE = new RegionDetails(0, region -> Double.NaN, null);

  private static final char UNSETTLED = '-';

  /** Returns what a ladder found. */
  static RegionDetails of(RegionFindings findings) {
    StringBuilder letters = new StringBuilder(findings.size());
    for (int r = 0; r < findings.size(); r++) {
      letters.append(
          findings
              .settledBy(r)
              .map(step -> Rung.valueOf(step.name()).letter())
              .orElse(UNSETTLED)
              .charValue());
    }
    return new RegionDetails(findings.size(), findings::margin, letters.toString());
  }

  /** Returns what one rung found that decides region by region. */
  static RegionDetails of(KeptMargins kept, Rung rung) {
    double[] margins = kept.toArray();
    StringBuilder letters = new StringBuilder(margins.length);
    for (double margin : margins) {
      letters.append(margin > 0 ? rung.letter() : UNSETTLED);
    }
    return new RegionDetails(margins.length, region -> margins[region], letters.toString());
  }

  /** Returns margins of regions of which it is not known what verified each. */
  static RegionDetails of(KeptMargins kept) {
    double[] margins = kept.toArray();
    return new RegionDetails(margins.length, region -> margins[region], null);
  }
}
