package fanc.results.gate;

import fanc.results.Outcome;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a gate found for one child and one property.
 *
 * @param subject what was asked of which network
 * @param images the images with a verdict
 * @param fault why there are no verdicts; null if there are
 */
public record CheckedChild(Subject subject, List<CheckedImage> images, String fault) {

  /**
   * What was asked of which network.
   *
   * @param child name of the network: its path relative to the policy, with slashes
   * @param property name of the property
   * @param networkSha256 SHA-256 of the network's file; null if it could not be read
   * @param propertySha256 SHA-256 of the property's file
   * @param method how it was decided
   * @param semantics the arithmetic the verdicts are about
   * @param location the network's file as a relative URI, from where the program was started
   * @param command what repeats it, for all images
   */
  public record Subject(
      String child,
      String property,
      String networkSha256,
      String propertySha256,
      String method,
      String semantics,
      String location,
      String command) {

    /** Checks that the names are there. */
    public Subject {
      Objects.requireNonNull(child, "child");
      Objects.requireNonNull(property, "property");
      Objects.requireNonNull(propertySha256, "propertySha256");
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(semantics, "semantics");
    }
  }

  /** Copies the list. */
  public CheckedChild {
    Objects.requireNonNull(subject, "subject");
    images = List.copyOf(images);
  }

  /** Returns how many images have a verdict. */
  public int count(Outcome verdict) {
    return (int) images.stream().filter(image -> image.verdict() == verdict).count();
  }

  /** Returns the number of regions of all images. */
  public BigInteger regions() {
    return sum(CheckedImage::regionsTotal);
  }

  /** Returns how many regions of all images are verified. */
  public BigInteger verifiedRegions() {
    return sum(CheckedImage::regionsVerified);
  }

  private BigInteger sum(Function<CheckedImage, BigInteger> count) {
    return images.stream().map(count).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Returns the least of the images' margins; NaN if one of them is not known. */
  public double worstMargin() {
    return images.stream()
        .mapToDouble(CheckedImage::worstMargin)
        .reduce(Math::min)
        .orElse(Double.NaN);
  }
}
