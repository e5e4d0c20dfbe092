package fanc.cli;

import fanc.templates.certificate.CertificatePart;
import fanc.templates.certificate.DriftParts;
import fanc.templates.certificate.ParentCitation;
import fanc.verifier.Deadline;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a parent's certificate settles of a child's regions. */
final class CertifiedParent {
  private final ParentFile parent;
  private final DriftParts drift;
  private final CitedParts cited;

  private CertifiedParent(ParentFile parent, DriftParts drift) {
    this.parent = parent;
    this.drift = drift;
    this.cited = new CitedParts(parent.certificate());
  }

  /**
   * Compares child and parent.
   *
   * @param notes told why nothing can rest on the parent
   * @return empty if they are of different architectures
   */
  static Optional<CertifiedParent> of(
      ParentFile parent, LoadedNetwork child, Kernels kernels, Consumer<String> notes) {
    Optional<String> obstacle = DriftParts.obstacle(parent.network().network(), child.network());
    if (obstacle.isPresent()) {
      notes.accept("the certificate does not rest on the parent's: " + obstacle.get());
      return Optional.empty();
    }
    DriftParts drift = DriftParts.of(parent.network().network(), child.network(), kernels);
    return Optional.of(new CertifiedParent(parent, drift));
  }

  /** Returns how the child's certificate names the parent's. */
  ParentCitation citation() {
    return new ParentCitation(
        parent.file().getFileName().toString(),
        parent.network().path().getFileName().toString(),
        parent.certificate().seal());
  }

  /**
   * Returns the parts of the regions that the parent's facts settle, as many as the deadline
   * allows; none where the parent's certificate is not about the same claim.
   *
   * @param resolved hash of the claim's regions and constraint
   */
  List<CertificatePart> settled(ImageClaim claim, String resolved, Deadline deadline) {
    return parent.certificate().images().stream()
        .filter(image -> image.image() == claim.index() && image.claim().equals(resolved))
        .findFirst()
        .map(image -> cited.of(image, claim.constraint().halfSpaces().size()))
        .map(offered -> drift.over(claim.family(), claim.constraint(), offered, deadline))
        .orElse(List.of());
  }
}
