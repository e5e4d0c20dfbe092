package fanc.cli;

import fanc.properties.RegionFamily;
import fanc.properties.files.Coverage;
import fanc.properties.perturbation.ImageFamily;
import fanc.results.ImageResult;
import fanc.results.MarginText;
import fanc.results.Outcome;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.Summary;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts in words a person reads. A sample never earns the word verified alone: the count of
 * regions stands with it.
 */
final class Verdicts {
  /** Bits of the counts that are written as a fraction. */
  private static final int SMALL = 13;

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
      line.append(counted(image)).append(" regions");
    }
    if (Double.isFinite(image.worstMargin())) {
      line.append("  worst margin ").append(MarginText.of(image.worstMargin(), 6));
    }
    return line + seconds("  ", image.seconds()) + remark(image, family);
  }

  /** What the memory ended has no time. */
  private static String seconds(String before, double seconds) {
    return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%s%.3f s", before, seconds);
  }

  /** Counts that are hard to tell apart at a glance are written with words between them. */
  private static String counted(ImageResult image) {
    boolean large = image.regionsTotal().bitLength() > SMALL;
    return String.format(
        Locale.ROOT,
        large ? "%s %s of %s" : "%-9s %s/%s",
        image.outcome(),
        count(image.regionsVerified()),
        count(image.regionsTotal()));
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

  /**
   * Returns how many regions each rung and each step of a cascade settled; empty where there was
   * only one way.
   */
  static Optional<String> rungs(List<ImageResult> images) {
    Map<Rung, RungShare> all = new EnumMap<>(Rung.class);
    for (ImageResult image : images) {
      image.rungs().forEach((rung, share) -> all.merge(rung, share, RungShare::plus));
    }
    List<String> words = new ArrayList<>();
    all.forEach(
        (rung, share) -> {
          if (share.steps().isEmpty()) {
            words.add(rung + " " + count(share.regions()));
          }
          share
              .steps()
              .forEach(
                  step ->
                      words.add(step.method() + " " + count(BigInteger.valueOf(step.regions()))));
        });
    return words.size() < 2
        ? Optional.empty()
        : Optional.of("settled by " + String.join(", ", words));
  }

  /** Groups digits from five on. */
  private static String count(BigInteger n) {
    return n.bitLength() < Integer.SIZE && n.intValue() < 10_000
        ? n.toString()
        : String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns the totals of a run in one line. */
  static String totals(Summary s, Coverage coverage) {
    String line =
        String.format(
            Locale.ROOT,
            "%d image%s: %d verified, %d violated, %d unknown, %d timed out; %,d/%,d %sregions%s",
            s.images(),
            s.images() == 1 ? "" : "s",
            s.verified(),
            s.violated(),
            s.unknown(),
            s.timeout(),
            s.regionsVerified(),
            s.regionsTotal(),
            coverage == Coverage.SAMPLED ? "sampled " : "",
            seconds("; ", s.secondsVerify()));
    return s.skippedMisclassified() == 0
        ? line
        : line + "; " + s.skippedMisclassified() + " skipped (misclassified)";
  }
}
