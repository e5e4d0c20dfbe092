package fanc.cli;

import fanc.properties.RegionFamily;
import fanc.properties.files.Coverage;
import fanc.properties.perturbation.ImageFamily;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.Summary;
import java.util.Locale;

/**
 * Verdicts in words a person reads. A sample never earns the word verified alone: the count of
 * regions stands with it.
 */
final class Verdicts {
  private Verdicts() {}

  /** Returns the line for one image. */
  static String line(ImageResult image, ImageClaim claim, Coverage coverage) {
    StringBuilder line = new StringBuilder();
    if (image.label() >= 0) {
      line.append(String.format(Locale.ROOT, "image %-5d ", image.index()));
    }
    if (coverage != Coverage.SAMPLED || image.outcome() != Outcome.VERIFIED) {
      line.append(String.format(Locale.ROOT, "%-9s ", image.outcome()));
    }
    line.append(regions(image, claim.family(), coverage));
    if (Double.isFinite(image.worstMargin())) {
      line.append(String.format(Locale.ROOT, "  worst margin %.6g", image.worstMargin()));
    }
    line.append(String.format(Locale.ROOT, "  %.3f s", image.seconds()));
    if (ImageCheck.MISCLASSIFIED.equals(image.reason())) {
      line.append("  (label ").append(image.label());
      line.append(", predicted ").append(image.predicted()).append(": the image itself violates)");
    } else if (image.reason() != null && coverage != Coverage.SAMPLED) {
      line.append("  (").append(image.reason()).append(')');
    } else if (image.outcome() == Outcome.VIOLATED) {
      line.append("  (").append(claim.family().describe(image.witness().region())).append(')');
    }
    return line.toString();
  }

  private static String regions(ImageResult image, RegionFamily family, Coverage coverage) {
    if (coverage == Coverage.SAMPLED && family instanceof ImageFamily sample) {
      String sampled =
          image.outcome() == Outcome.VERIFIED
              ? "verified " + count(image.regionsVerified())
              : count(image.regionsVerified()) + "/" + count(image.regionsTotal());
      return sampled + String.format(Locale.ROOT, " of %,d regions (sampled)", sample.population());
    }
    return count(image.regionsVerified()) + "/" + count(image.regionsTotal()) + " regions";
  }

  /** Groups digits from five on. */
  private static String count(long n) {
    return n < 10_000 ? String.valueOf(n) : String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns the totals of a run in one line. */
  static String totals(Summary s) {
    String line =
        String.format(
            Locale.ROOT,
            "%d image%s: %d verified, %d violated, %d unknown, %d timed out; %,d/%,d regions;"
                + " %.3f s",
            s.images(),
            s.images() == 1 ? "" : "s",
            s.verified(),
            s.violated(),
            s.unknown(),
            s.timeout(),
            s.regionsVerified(),
            s.regionsTotal(),
            s.secondsVerify());
    return s.skippedMisclassified() == 0
        ? line
        : line + "; " + s.skippedMisclassified() + " skipped (misclassified)";
  }
}
