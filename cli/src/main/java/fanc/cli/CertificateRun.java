package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.properties.PropertyFormatException;
import fanc.properties.ResolvedHash;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ImageResult;
import fanc.templates.certificate.Certificate;
import fanc.templates.certificate.CertificateFile;
import fanc.templates.certificate.CertificatePart;
import fanc.templates.certificate.CertifiedImage;
import fanc.templates.certificate.PartProof;
import fanc.templates.certificate.ZonotopeParts;
import fanc.templates.transfer.ParentRecorder;
import fanc.verifier.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Writes the certificate of a run: images of which it verified regions are bounded once more, by
 * one domain for each part, and what that proves is claimed. Regions that other methods alone prove
 * are not in it, and a note says how many they are.
 */
final class CertificateRun {
  private final LoadedNetwork network;
  private final Property property;
  private final Engine engine;
  private final Consumer<String> notes;
  private final boolean facts;
  private final Optional<CertifiedParent> parent;

  private CertificateRun(
      LoadedNetwork network,
      Property property,
      Engine engine,
      Consumer<String> notes,
      Optional<CertifiedParent> parent,
      boolean facts) {
    this.network = network;
    this.property = property;
    this.engine = engine;
    this.notes = notes;
    this.parent = parent;
    this.facts = facts;
  }

  /**
   * Prepares the certificate of a parent, with facts for its children.
   *
   * @param network the network as the property asks for it
   * @param notes told what the certificate does not say
   */
  static CertificateRun ofParent(
      LoadedNetwork network, Property property, Engine engine, Consumer<String> notes) {
    return new CertificateRun(network, property, engine, notes, Optional.empty(), true);
  }

  /**
   * Prepares the certificate of a child.
   *
   * @param parent what it may rest on; empty if it stands alone
   */
  static CertificateRun ofChild(
      LoadedNetwork network,
      Property property,
      Engine engine,
      Consumer<String> notes,
      Optional<ParentFile> parent) {
    Optional<CertifiedParent> usable =
        parent.flatMap(given -> CertifiedParent.of(given, network, engine.kernels(), notes));
    return new CertificateRun(network, property, engine, notes, usable, false);
  }

  /**
   * Bounds what the run verified and writes the certificate.
   *
   * @param images what the run found
   * @param budget for each image; null for no limit
   * @return what was written, in one line
   * @throws IOException if it can not be written; nothing is left behind then
   */
  String write(Path file, List<PropertyCase> cases, List<ImageResult> images, Duration budget)
      throws IOException, PropertyFormatException {
    List<CertifiedImage> certified = new ArrayList<>();
    long verified = 0;
    long open = 0;
    for (ImageResult image : images) {
      verified += image.regionsVerified().longValueExact();
      if (image.regionsVerified().signum() > 0) {
        CertifiedImage made = image(claim(cases, image), budget);
        certified.add(made);
        open += Math.max(0, image.regionsVerified().longValueExact() - made.claimed());
      }
    }
    Certificate certificate =
        new Certificate(
            Version.number(),
            Fingerprint.of(network.network()),
            property.name(),
            restsOnParent(certified) ? parent.map(CertifiedParent::citation) : Optional.empty(),
            certified);
    byte[] bytes = CertificateFile.encode(certificate);
    CertificateFile.write(file, bytes);
    noteOpen(open);
    return String.format(
        Locale.ROOT,
        "certificate of %,d of %,d verified regions in %s (%.2f MB), seal %s",
        certificate.claimed(),
        verified,
        file,
        bytes.length * 1e-6,
        CertificateFile.seal(bytes));
  }

  private void noteOpen(long open) {
    if (open > 0) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "the certificate does not cover %,d verified regions: not proven by zonotopes alone%s",
              open,
              parent.isPresent() ? " or by the parent's facts" : ""));
    }
  }

  private static boolean restsOnParent(List<CertifiedImage> images) {
    return images.stream()
        .flatMap(image -> image.parts().stream())
        .anyMatch(part -> part.proof() instanceof PartProof.Drift);
  }

  /** Returns the claim that the run decided: a label that a parent decided stays as it was. */
  private ImageClaim claim(List<PropertyCase> cases, ImageResult image)
      throws PropertyFormatException {
    PropertyCase theCase =
        cases.stream().filter(c -> c.index() == image.index()).findFirst().orElseThrow();
    OptionalInt label = image.label() < 0 ? OptionalInt.empty() : OptionalInt.of(image.label());
    return ImageClaim.of(property, theCase, network, label);
  }

  private CertifiedImage image(ImageClaim claim, Duration budget) {
    Deadline deadline = budget == null ? Deadline.never() : Deadline.in(budget.toNanos() * 1e-9);
    String resolved = ResolvedHash.of(claim.family(), claim.constraint());
    List<CertificatePart> parts = new ArrayList<>();
    parent.ifPresent(known -> parts.addAll(known.settled(claim, resolved, deadline)));
    parts.addAll(zonotopes(claim, parts, deadline));
    return new CertifiedImage(claim.index(), claim.label(), resolved, claim.family().size(), parts);
  }

  private List<CertificatePart> zonotopes(
      ImageClaim claim, List<CertificatePart> settled, Deadline deadline) {
    ZonotopeParts rest =
        new ZonotopeParts(
            network.network(),
            claim.constraint(),
            claim.family(),
            facts ? ParentRecorder.smallestGroups(claim.family()) : open(claim, settled),
            facts,
            engine.kernels());
    Interruption.passedOn(() -> engine.threads().verify(claim.family(), rest, deadline));
    return rest.parts();
  }

  /** Returns the regions that are in no part, as one group. */
  private static List<long[]> open(ImageClaim claim, List<CertificatePart> settled) {
    BitSet done = new BitSet();
    settled.forEach(
        part -> LongStream.of(part.regions()).forEach(r -> done.set(Math.toIntExact(r))));
    return List.of(
        LongStream.range(0, claim.family().size()).filter(r -> !done.get((int) r)).toArray());
  }
}
