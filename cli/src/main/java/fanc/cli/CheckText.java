package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.Certificate.Drift;
import fanc.checker.Certificate.Proof;
import fanc.checker.Certificate.Zonotopes;
import fanc.checker.CheckReport;
import fanc.checker.CheckReport.ImageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a check found, in lines a person reads. */
final class CheckText {
  /** Faults of one image that are printed. */
  private static final int MOST_FAULTS = 5;

  private final Certificate certificate;
  private final CheckReport report;

  CheckText(Certificate certificate, CheckReport report) {
    this.certificate = certificate;
    this.report = report;
  }

  /** Returns a line for each image, and below it what is not established. */
  List<String> images() {
    List<String> lines = new ArrayList<>();
    for (ImageReport image : report.images()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "image %-5d %-15s %,d of %,d regions%s",
              image.image(),
              image.faults().isEmpty() ? "established" : "NOT ESTABLISHED",
              image.established(),
              image.regions(),
              kinds(image.image())));
      lines.addAll(faults(image.faults()));
    }
    return lines;
  }

  /** Returns how an image's regions are established, for instance {@code " by drift, zonotope"}. */
  private String kinds(int number) {
    String kinds =
        certificate.images().stream()
            .filter(image -> image.image() == number)
            .flatMap(image -> image.parts().stream())
            .map(part -> kind(part.proof()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return kinds.isEmpty() ? "" : " by " + kinds;
  }

  private static String kind(Proof proof) {
    if (proof instanceof Drift) {
      return "drift";
    }
    return proof instanceof Zonotopes ? "zonotope" : "interval";
  }

  /** Returns what is wrong with the certificate that this one rests on. */
  List<String> parentFaults() {
    return report
        .parent()
        .map(
            parent ->
                parent.images().stream()
                    .flatMap(
                        image ->
                            faults(image.faults()).stream()
                                .map(line -> "parent, image " + image.image() + ":" + line))
                    .toList())
        .orElse(List.of());
  }

  private static List<String> faults(List<String> faults) {
    List<String> lines = new ArrayList<>();
    faults.stream().limit(MOST_FAULTS).forEach(fault -> lines.add("  " + fault));
    if (faults.size() > MOST_FAULTS) {
      lines.add("  and " + (faults.size() - MOST_FAULTS) + " more");
    }
    return lines;
  }

  /** Returns what the certificate rests on; empty if it stands alone. */
  Optional<String> parent(boolean onWord) {
    return certificate
        .parent()
        .map(
            parent ->
                "rests on parent certificate "
                    + parent.seal()
                    + ": "
                    + (onWord ? "taken on your word" : "checked now"));
  }

  /**
   * Returns the totals in one line.
   *
   * @param secondsCheck time of the check with all in memory
   * @param secondsLoad time of reading before
   */
  String totals(double secondsCheck, double secondsLoad) {
    long regions = report.images().stream().mapToLong(ImageReport::regions).sum();
    long claimed = report.images().stream().mapToLong(ImageReport::claimed).sum();
    long established = report.images().stream().mapToLong(ImageReport::established).sum();
    String verdict =
        report.complete()
            ? "the certificate holds and is complete"
            : report.holds() ? "the certificate holds" : "the certificate does NOT hold";
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d claimed regions are established, of %,d of the property; %.3f s, read in"
            + " %.3f s",
        verdict,
        established,
        claimed,
        regions,
        secondsCheck,
        secondsLoad);
  }
}
