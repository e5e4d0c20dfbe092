package fanc.cli;

import fanc.properties.RegionFamily;
import fanc.properties.files.Coverage;
import fanc.properties.perturbation.ImageFamily;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.Summary;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verdicts in words a person reads. A sample never earns the word verified alone: the count of
 * regions stands with it.
 */
final class Verdicts {
  private Verdicts() {}

  /** Returns the line for one image and the regions that were asked about. */
  static String line(ImageResult image, RegionFamily family, Coverage coverage) {
    StringBuilder line = new StringBuilder();
    if (image.label() >= 0) {
      line.append(String.format(Locale.ROOT, "image %-5d ", image.index()));
    }
    if (coverage == Coverage.SAMPLED && family instanceof ImageFamily sample) {
      line.append(sampled(image, sample.population()));
    } else {
      line.append(String.format(Locale.ROOT, "%-9s ", image.outcome()));
      line.append(count(image.regionsVerified())).append('/');
      line.append(count(image.regionsTotal())).append(" regions");
    }
    if (Double.isFinite(image.worstMargin())) {
      line.append(String.format(Locale.ROOT, "  worst margin %.6g", image.worstMargin()));
    }
    line.append(String.format(Locale.ROOT, "  %.3f s", image.seconds()));
    return line + remark(image, family);
  }

  private static String sampled(ImageResult image, BigInteger population) {
    String verified =
        image.outcome() == Outcome.VERIFIED
            ? "verified " + count(image.regionsVerified())
            : String.format(Locale.ROOT, "%-9s ", image.outcome())
                + count(image.regionsVerified())
                + "/"
                + count(image.regionsTotal());
    return verified + String.format(Locale.ROOT, " of %,d regions (sampled)", population);
  }

  private static String remark(ImageResult image, RegionFamily family) {
    if (ImageCheck.MISCLASSIFIED.equals(image.reason())) {
      return "  (label "
          + image.label()
          + ", predicted "
          + image.predicted()
          + ": the image itself violates)";
    }
    if (image.outcome() == Outcome.VIOLATED) {
      String where = family.describe(image.witness().region());
      boolean said = said(image) || image.reason().endsWith(where);
      return "  (" + where + (said ? ")" : ": " + image.reason() + ")");
    }
    return said(image) ? "" : "  (" + image.reason() + ")";
  }

  private static boolean said(ImageResult image) {
    return image.reason() == null || image.reason().equals(VerificationRun.SAMPLED);
  }

  /** Returns how many regions each step of a cascade settled; empty without a cascade. */
  static Optional<String> steps(List<ImageResult> images) {
    String steps =
        images.stream()
            .map(image -> image.rung(Rung.SCRATCH))
            .reduce(RungShare.NONE, RungShare::plus)
            .steps()
            .stream()
            .map(step -> step.method() + " " + count(step.regions()))
            .collect(Collectors.joining(", "));
    return steps.isEmpty() ? Optional.empty() : Optional.of("settled by " + steps);
  }

  /** Groups digits from five on. */
  private static String count(long n) {
    return n < 10_000 ? String.valueOf(n) : String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns the totals of a run in one line. */
  static String totals(Summary s, Coverage coverage) {
    String line =
        String.format(
            Locale.ROOT,
            "%d image%s: %d verified, %d violated, %d unknown, %d timed out; %,d/%,d %sregions;"
                + " %.3f s",
            s.images(),
            s.images() == 1 ? "" : "s",
            s.verified(),
            s.violated(),
            s.unknown(),
            s.timeout(),
            s.regionsVerified(),
            s.regionsTotal(),
            coverage == Coverage.SAMPLED ? "sampled " : "",
            s.secondsVerify());
    return s.skippedMisclassified() == 0
        ? line
        : line + "; " + s.skippedMisclassified() + " skipped (misclassified)";
  }
}
