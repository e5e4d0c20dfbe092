package fanc.cli;

import fanc.templates.store.ImageProof;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a parent's proof says of its images: which they are, their labels and their verdicts. */
final class ParentVerdicts {
  private final Optional<List<ImageProof>> images;

  private ParentVerdicts(Optional<List<ImageProof>> images) {
    this.images = images;
  }

  /** Returns that nothing is known. */
  static ParentVerdicts unknown() {
    return new ParentVerdicts(Optional.empty());
  }

  /** Returns what a proof says. */
  static ParentVerdicts of(List<ImageProof> images) {
    return new ParentVerdicts(Optional.of(List.copyOf(images)));
  }

  /** Returns whether there is a proof. */
  boolean known() {
    return images.isPresent();
  }

  /** Returns whether the proof lists an image; it lists those the parent classifies correctly. */
  boolean lists(int image) {
    return find(image).isPresent();
  }

  /** Returns whether all regions of an image were verified on the parent. */
  boolean verifies(int image) {
    return find(image).filter(i -> i.verified().equals(i.regions())).isPresent();
  }

  /** Returns the label of an image, empty if it is not known. */
  OptionalInt label(int image) {
    return find(image)
        .filter(i -> i.label() >= 0)
        .map(i -> OptionalInt.of(i.label()))
        .orElse(OptionalInt.empty());
  }

  private Optional<ImageProof> find(int image) {
    return images.orElse(List.of()).stream().filter(i -> i.index() == image).findFirst();
  }
}
