package fanc.results;

import java.util.Objects;

/**
 * The images that members were compared on.
 *
 * @param path the file of images, or the property that names it, as the user gave it
 * @param sha256 SHA-256 of that file, 64 lower-case hexadecimal digits
 * @param count number of images
 * @param probed how many of them, from the first, features and saliency maps are of
 */
public record ProbedImages(String path, String sha256, int count, int probed) {

  /** Checks that path and hash are there. */
  public ProbedImages {
    Objects.requireNonNull(path, "images.path");
    Objects.requireNonNull(sha256, "images.sha256");
  }
}
