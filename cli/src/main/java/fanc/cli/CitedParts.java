package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.Certificate.CertifiedImage;
import fanc.checker.Certificate.Facts;
import fanc.checker.Certificate.Hull;
import fanc.checker.Certificate.Part;
import fanc.templates.certificate.CitedPart;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The facts of a certificate as a child can rest on them. */
final class CitedParts {
  private final Certificate certificate;

  CitedParts(Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * Returns the parts of an image that have facts.
   *
   * @param rows how many margins each region has
   * @throws BadInputException if the facts are not all there
   */
  List<CitedPart> of(CertifiedImage image, int rows) {
    List<CitedPart> cited = new ArrayList<>();
    for (int place = 0; place < image.parts().size(); place++) {
      Part part = image.parts().get(place);
      if (part.facts() != null) {
        cited.add(of(place, part, rows));
      }
    }
    return cited;
  }

  private CitedPart of(int place, Part part, int rows) {
    long[] regions = part.regions().numbers().toArray();
    try {
      double[] all =
          certificate.numbers(part.facts().margins(), Math.multiplyExact(regions.length, rows));
      double[][] margins = new double[regions.length][];
      for (int r = 0; r < margins.length; r++) {
        margins[r] = Arrays.copyOfRange(all, r * rows, (r + 1) * rows);
      }
      return new CitedPart(place, regions, hulls(part.facts()), margins);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadInputException(
          certificate.file() + ": facts of part " + place + ": " + e.getMessage(), e);
    }
  }

  private Hulls hulls(Facts facts) {
    List<Bounds> bounds = new ArrayList<>();
    for (Hull hull : facts.values()) {
      bounds.addAll(Collections.nCopies(hull.value() - bounds.size(), null));
      bounds.add(
          new Bounds(
              certificate.numbers(hull.lower(), hull.count()),
              certificate.numbers(hull.upper(), hull.count())));
    }
    return new Hulls(bounds);
  }
}
