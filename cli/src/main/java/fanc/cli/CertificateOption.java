package fanc.cli;

import fanc.properties.files.PropertyCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command leaves a certificate of what it verified. */
final class CertificateOption {
  /** Regions of one image that are certified one by one, at most. */
  static final long MOST_REGIONS = 1_000_000;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "Write a proof script of the verified regions to this file, for fanc check to repeat.")
  private Path file;

  /** Returns the file; empty if no certificate is wanted. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Looks before the work whether a certificate can be about what is asked for.
   *
   * @param whole whether one property is decided on one network, all regions of each image
   * @throws BadInputException if it can not, or the file can not be written
   */
  void requireSense(boolean whole) {
    if (file == null) {
      return;
    }
    if (!whole) {
      throw new BadInputException(
          "--certificate is about one property of one network and all regions of its images; leave"
              + " --region out, and give neither --instances nor many networks");
    }
    OutputPlace.require(file);
  }

  /**
   * Looks before the work whether all images have regions that can be certified.
   *
   * @throws BadInputException if one has too many
   */
  void requireCovers(List<PropertyCase> cases) {
    for (PropertyCase theCase : cases) {
      if (file != null && theCase.family().size() > MOST_REGIONS) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "--certificate: image %d has %,d regions, a certificate goes through at most %,d one"
                    + " by one; leave --certificate out, or take fewer pixels or a sample",
                theCase.index(),
                theCase.family().count(),
                MOST_REGIONS));
      }
    }
  }
}
