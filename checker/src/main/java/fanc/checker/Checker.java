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
 * <p>A region is established if {@code constraint.margin(bounds) > 0} for lower bounds of its
 * margins that were computed here, from the network, the property and, for drift, facts of a parent
 * that were confirmed here too or taken on the caller's word. Nothing else in a certificate is
 * believed.
 */
public final class Checker {
  private Checker() {}

  /** A certificate and the network that it is about; without a program, why there is none. */
  record Subject(Certificate certificate, Network network, Program program, String problem) {}

  /** What drift rests on: a parent and how the child differs; null with why it can not be used. */
  @SuppressWarnings("ArrayRecordComponent")
  record Basis(Subject parent, Linear[] changes, String problem) {}

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
    Subject subject = subject(certificate, network);
    Map<Integer, String> hashes = new HashMap<>();
    for (Claim claim : claims) {
      hashes.put(claim.image(), ResolvedHash.of(claim.family(), claim.constraint()));
    }
    for (CertifiedImage image : certificate.images()) {
      if (!image.claim().equals(hashes.get(image.image()))) {
        throw refused(certificate, "image " + image.image(), "the property claims something else");
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      if (certificate.parent().isEmpty()) {
        return report(subject, claims, Optional.empty(), Optional.empty(), pool);
      }
      ParentProof cited = cited(certificate, parent);
      Subject of = subject(cited.certificate(), cited.network());
      Optional<CheckReport> report = Optional.empty();
      if (!cited.onWord()) {
        List<Claim> same = new ArrayList<>(claims);
        same.removeIf(
            claim ->
                image(of, claim.image())
                    .filter(image -> image.claim().equals(hashes.get(claim.image())))
                    .isEmpty());
        report = Optional.of(report(of, same, Optional.empty(), Optional.empty(), pool));
      }
      boolean holds = report.map(CheckReport::holds).orElse(true);
      return report(subject, claims, Optional.of(basis(subject, of, holds)), report, pool);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Subject subject(Certificate certificate, Network network)
      throws CertificateException {
    if (!certificate.fingerprint().equals(Fingerprint.of(network).sha256())) {
      throw refused(
          certificate, "network", "it is about another network; give the one that it was made for");
    }
    try {
      return new Subject(certificate, network, Program.of(network), "");
    } catch (NotEstablished e) {
      return new Subject(certificate, network, null, e.getMessage());
    }
  }

  private static Basis basis(Subject child, Subject parent, boolean holds) {
    boolean alike =
        Fingerprint.ofArchitecture(child.network)
            .equals(Fingerprint.ofArchitecture(parent.network));
    if (!alike || child.program == null || parent.program == null) {
      return new Basis(parent, null, "the parent has other steps, or ops that are not known here");
    } else if (!holds) {
      return new Basis(parent, null, "the parent's certificate does not hold");
    }
    try {
      return new Basis(parent, child.program.changes(parent.program, 1), "");
    } catch (NotEstablished e) {
      return new Basis(parent, null, e.getMessage());
    }
  }

  private static ParentProof cited(Certificate certificate, Optional<ParentProof> parent)
      throws CertificateException {
    Citation citation = certificate.parent().orElseThrow();
    if (parent.isEmpty() || !parent.get().certificate().seal().equals(citation.seal())) {
      String problem = "it rests on " + citation.certificate() + " with seal " + citation.seal();
      throw refused(certificate, "parent", problem + "; give that certificate and its network");
    }
    Certificate other = parent.get().certificate();
    if (other.parent().isPresent() && !parent.get().onWord()) {
      throw refused(other, "parent", "it has one; check this by itself and take it on word");
    }
    return parent.get();
  }

  /** Returns what a certificate says of an image. */
  static Optional<CertifiedImage> image(Subject of, int number) {
    return of.certificate.images().stream().filter(image -> image.image() == number).findAny();
  }

  private static CertificateException refused(
      Certificate certificate, String where, String problem) {
    return new CertificateException(certificate.file() + ": " + where + ": " + problem);
  }

  private static CheckReport report(
      Subject subject,
      List<Claim> claims,
      Optional<Basis> basis,
      Optional<CheckReport> ofParent,
      ExecutorService pool)
      throws CertificateException {
    List<ImageReport> reports = new ArrayList<>();
    for (Claim claim : claims) {
      long regions = claim.family().size();
      Optional<CertifiedImage> image = image(subject, claim.image());
      if (image.isPresent() && image.get().regions() != regions) {
        throw refused(
            subject.certificate, "image " + claim.image(), "it has " + regions + " regions");
      }
      reports.add(
          image.isEmpty()
              ? new ImageReport(claim.image(), regions, 0, 0, List.of())
              : new ImageCheck(subject, claim, image.get(), basis).report(pool));
    }
    return new CheckReport(subject.certificate.seal(), reports, ofParent);
  }
}
