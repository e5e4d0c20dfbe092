package fanc.api;

import fanc.cli.LibraryRun;
import fanc.results.ImageResult;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found for a property on a network.
 *
 * @param images one entry for each image with a verdict, at least one
 * @param skipped images that the network misclassifies, where the property leaves those out
 * @param usesParent whether a parent's proof was started from
 */
public record Verification(List<ImageVerdict> images, int skipped, boolean usesParent) {

  /** Copies the list. */
  public Verification {
    images = List.copyOf(images);
  }

  /**
   * Decides a property on a network: from scratch, or with a parent's proof where the options name
   * a store that has one.
   *
   * @param network ONNX file
   * @param property property JSON or VNN-LIB file
   * @throws InputException if one of them can not be worked with
   * @throws IllegalStateException if the run contradicts itself, or the thread is interrupted
   */
  public static Verification of(Path network, Path property, Options options)
      throws InputException {
    return Runs.with(options, run -> run.verify(network, property));
  }

  static Verification of(LibraryRun.Answer answer) {
    return new Verification(
        answer.images().stream().map(image -> verdict(image, answer.sampled())).toList(),
        answer.skipped(),
        answer.proof());
  }

  /** Returns whether every region of every image with a verdict is proven; a sample is not. */
  public boolean verified() {
    return !images.isEmpty() && images.stream().allMatch(ImageVerdict::verified);
  }

  /** Returns the images on which the claim is false. */
  public List<ImageVerdict> violated() {
    return images.stream().filter(image -> image.verdict() instanceof Verdict.Violated).toList();
  }

  private static ImageVerdict verdict(ImageResult image, boolean sampled) {
    return new ImageVerdict(
        image.index(),
        image.label(),
        image.predicted(),
        known(image, sampled),
        image.regionsTotal(),
        image.regionsVerified(),
        image.worstMargin(),
        image.seconds());
  }

  private static Verdict known(ImageResult image, boolean sampled) {
    return switch (image.outcome()) {
      case VERIFIED ->
          sampled
              ? new Verdict.SampleVerified(image.regionsTotal(), image.population())
              : new Verdict.Verified();
      case VIOLATED -> new Verdict.Violated(new Counterexample(image.witness()));
      case UNKNOWN -> new Verdict.Unknown(image.reason());
      case TIMEOUT -> new Verdict.Timeout();
    };
  }
}
