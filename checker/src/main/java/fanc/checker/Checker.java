package fanc.checker;

import fanc.checker.Certificate.CertifiedImage;
import fanc.checker.Certificate.Citation;
import fanc.checker.CheckReport.ImageReport;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.properties.ResolvedHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Re-establishes what a certificate says about a network and a property.
 *
 * <p>A region is established if {@code constraint.margin(bounds) > 0} for lower bounds of its margins
 * that were computed here, from the network, the property and, for drift, facts of a parent that were
 * confirmed here too or taken on the caller's word. Nothing else in a certificate is believed.
 */
public final class Checker {
  private final Certificate certificate;
  private final Network network;
  private final Optional<ParentFacts> parent;
  private final ExecutorService threads;

  /** What drift may rest on. */
  record ParentFacts(Certificate certificate, Network network, boolean hold) {}

  private Checker(
      Certificate certificate,
      Network network,
      Optional<ParentFacts> parent,
      ExecutorService threads) {
    this.certificate = certificate;
    this.network = network;
    this.parent = parent;
    this.threads = threads;
  }

  /**
   * Checks a certificate.
   *
   * @param claims what the property says, one for each image; for images that the certificate does
   *     not know nothing is established
   * @param parent what the certificate cites, if it does
   * @param threads how many work on it
   * @throws CertificateException if it is about another network, property or parent, or its numbers
   *     do not fit them
   */
  public static CheckReport check(
      Certificate certificate,
      Network network,
      List<Claim> claims,
      Optional<ParentProof> parent,
      int threads)
      throws CertificateException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Map<Integer, String> hashes = new HashMap<>();
      for (Claim claim : claims) {
        hashes.put(claim.image(), ResolvedHash.of(claim.family(), claim.constraint()));
      }
      requireNetwork(certificate, network);
      for (CertifiedImage image : certificate.images()) {
        if (!image.claim().equals(hashes.get(image.image()))) {
          throw refused(
              certificate, "image " + image.image(), "the property claims something else of it");
        }
      }
      Optional<CheckReport> report = Optional.empty();
      Optional<ParentFacts> facts = Optional.empty();
      if (certificate.parent().isPresent()) {
        ParentProof cited = cited(certificate, certificate.parent().get(), parent);
        if (!cited.onWord()) {
          report = Optional.of(ofParent(cited, claims, hashes, pool));
        }
        boolean hold = report.map(CheckReport::holds).orElse(true);
        facts = Optional.of(new ParentFacts(cited.certificate(), cited.network(), hold));
      }
      return new Checker(certificate, network, facts, pool).report(claims, report);
    } finally {
      pool.shutdownNow();
    }
  }

  private static ParentProof cited(
      Certificate certificate, Citation citation, Optional<ParentProof> parent)
      throws CertificateException {
    if (parent.isEmpty() || !parent.get().certificate().seal().equals(citation.seal())) {
      throw refused(
          certificate,
          "parent",
          "it rests on the certificate "
              + citation.certificate()
              + " with the seal "
              + citation.seal()
              + (parent.isEmpty() ? "; give that" : ", not on the one that was given"));
    }
    requireNetwork(parent.get().certificate(), parent.get().network());
    return parent.get();
  }

  /** What the parent's certificate says of images that the property claims something else of is of no use here. */
  private static CheckReport ofParent(
      ParentProof parent, List<Claim> claims, Map<Integer, String> hashes, ExecutorService pool)
      throws CertificateException {
    if (parent.certificate().parent().isPresent()) {
      throw refused(
          parent.certificate(),
          "parent",
          "it rests on a certificate in its turn; check it by itself and take it on word");
    }
    List<Claim> same =
        claims.stream()
            .filter(claim -> image(parent.certificate(), claim.image()).stream()
                .anyMatch(image -> image.claim().equals(hashes.get(claim.image()))))
            .toList();
    return new Checker(parent.certificate(), parent.network(), Optional.empty(), pool)
        .report(same, Optional.empty());
  }

  static Optional<CertifiedImage> image(Certificate certificate, int number) {
    return certificate.images().stream().filter(image -> image.image() == number).findAny();
  }

  private static void requireNetwork(Certificate certificate, Network network)
      throws CertificateException {
    if (!certificate.fingerprint().equals(Fingerprint.of(network).sha256())) {
      throw refused(certificate, "network", "it is about a network of another fingerprint");
    }
  }

  private static CertificateException refused(
      Certificate certificate, String where, String problem) {
    return new CertificateException(certificate.file() + ": " + where + ": " + problem);
  }

  private CheckReport report(List<Claim> claims, Optional<CheckReport> ofParent)
      throws CertificateException {
    List<ImageReport> reports = new ArrayList<>();
    Optional<Program> program = Optional.empty();
    for (Claim claim : claims) {
      Optional<CertifiedImage> image = image(certificate, claim.image());
      long regions = claim.family().size();
      if (image.isEmpty()) {
        reports.add(new ImageReport(claim.image(), regions, 0, 0, List.of()));
      } else if (image.get().regions() != regions) {
        throw refused(certificate, "image " + claim.image(), "it has " + regions + " regions");
      } else {
        reports.add(new ImageCheck(certificate, network, claim, image.get(), parent).report(threads));
      }
    }
    return new CheckReport(certificate.seal(), reports, ofParent);
  }
}
