package fanc.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a parent's predictions: the images in its proof and their labels. */
final class ParentLabels {
  private final Optional<Map<Integer, Integer>> labels;

  private ParentLabels(Optional<Map<Integer, Integer>> labels) {
    this.labels = labels;
  }

  /** Returns that nothing is known. */
  static ParentLabels unknown() {
    return new ParentLabels(Optional.empty());
  }

  /** Returns the labels of the images that a parent's proof lists. */
  static ParentLabels of(Map<Integer, Integer> labels) {
    return new ParentLabels(Optional.of(Map.copyOf(labels)));
  }

  /** Returns whether there is a proof that lists images. */
  boolean known() {
    return labels.isPresent();
  }

  /** Returns whether the proof lists an image. */
  boolean proves(int image) {
    return labels.isPresent() && labels.get().containsKey(image);
  }

  /** Returns the label of an image, empty if it is not known. */
  OptionalInt label(int image) {
    return proves(image) ? OptionalInt.of(labels.orElseThrow().get(image)) : OptionalInt.empty();
  }
}
