package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ProofIdentity;
import fanc.templates.store.ImageProof;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import fanc.templates.store.StoredProof;
import fanc.templates.transfer.DriftOracle;
import fanc.templates.transfer.ParentRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a store says of a parent, for those images of a property that a search for children is
 * about.
 *
 * @param images the images, with all that is recorded of them
 * @param proof where the proof lies
 */
record ProvenParent(List<Image> images, ProofIdentity proof) {

  /** Copies the list. */
  ProvenParent {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param theCase its case of the property
   * @param verified how many regions are verified on the parent
   */
  record Image(PropertyCase theCase, ImageClaim claim, ParentRecord record, long verified) {}

  /**
   * Finds the proof.
   *
   * @param parent as the property asks for it
   * @param cases the images that are meant
   * @param notes told of images that are left out
   * @return empty if the store has no proof, or none of these images
   * @throws BadInputException if an image has too many regions to be recorded one by one
   */
  static Optional<ProvenParent> find(
      ProofStore store,
      Property claims,
      LoadedNetwork parent,
      List<PropertyCase> cases,
      Consumer<String> notes)
      throws PropertyFormatException {
    ProofLookup lookup =
        store.find(ProofKeys.of(claims, parent.network()), Fingerprint.of(parent.network()));
    if (!(lookup instanceof ProofLookup.Found found)) {
      return Optional.empty();
    }
    StoredProof proof = found.proof();
    ParentVerdicts verdicts = ParentVerdicts.of(proof.images());
    StoredRecords records = new StoredRecords(store, proof, notes);
    List<Image> images = new ArrayList<>();
    for (PropertyCase theCase : cases) {
      ImageClaim claim = ImageClaim.of(claims, theCase, parent, verdicts.label(theCase.index()));
      Optional<ImageProof> known = proofOf(proof, claim);
      Optional<LadderRungs.Recorded> recorded = records.of(claim);
      if (known.isPresent() && recorded.isPresent()) {
        long verified = known.get().verified().longValueExact();
        images.add(new Image(theCase, claim, recorded.get().record(), verified));
      } else if (records.ofSet(claim).isPresent()) {
        throw new BadInputException(
            claims.file()
                + ": image "
                + claim.index()
                + " has too many regions to record margins of each; advise a child by fewer pixels"
                + " or a sample");
      } else {
        notes.accept("image " + claim.index() + " is left out: nothing is recorded of the parent");
      }
    }
    return images.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProvenParent(images, identity(found.file(), proof)));
  }

  private static ProofIdentity identity(Path file, StoredProof proof) {
    return new ProofIdentity(file.toString(), proof.parent().fileSha256());
  }

  private static Optional<ImageProof> proofOf(StoredProof proof, ImageClaim claim) {
    return proof.images().stream()
        .filter(image -> image.index() == claim.index() && image.label() == claim.label())
        .findFirst();
  }

  /** Returns the images' cases. */
  List<PropertyCase> cases() {
    return images.stream().map(Image::theCase).toList();
  }

  /** Returns how many regions are verified on the parent. */
  long verified() {
    return images.stream().mapToLong(Image::verified).sum();
  }

  /** Returns what the drift bound needs. */
  List<DriftOracle.Claimed> claimed() {
    return images.stream()
        .map(
            image ->
                new DriftOracle.Claimed(
                    image.claim().family(), image.claim().constraint(), image.record()))
        .toList();
  }
}
