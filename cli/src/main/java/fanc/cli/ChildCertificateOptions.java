package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a child's certificate is left, and which certificate of a parent it may rest on. */
final class ChildCertificateOptions {
  private static final String SUFFIX = ".onnx";

  @Mixin private CertificateOption own;

  @Option(
      names = "--parent-certificate",
      paramLabel = "FILE",
      description =
          "With --certificate: the parent's certificate, whose facts the child's may rest on.")
  private Path certificate;

  @Option(
      names = "--parent-network",
      paramLabel = "FILE",
      description =
          "ONNX file of the parent; the one named as its certificate and beside it if not given.")
  private Path network;

  /**
   * Looks before the work whether a certificate can be about what is asked for.
   *
   * @param whole whether one property is decided on one network, all regions of each image
   * @throws BadInputException if it can not
   */
  void requireSense(boolean whole) {
    own.requireSense(whole);
    boolean idle = certificate != null && own.file().isEmpty();
    if (idle || (certificate == null && network != null)) {
      throw new BadInputException(
          "--parent-certificate and --parent-network say what a certificate may rest on; give"
              + " --certificate FILE and --parent-certificate FILE with them");
    }
  }

  /**
   * Reads what the certificate may rest on. The parent's certificate is not checked here: the
   * child's says that it rests on it.
   *
   * @throws BadInputException if no certificate can be written of these cases, or the parent's is
   *     about another network
   */
  ChildCertificate of(
      LoadedNetwork child, Property property, OutputChoice output, List<PropertyCase> cases)
      throws IOException, NetworkFormatException, PropertyFormatException {
    own.requireCovers(cases);
    Optional<ParentFile> parent =
        certificate == null
            ? Optional.empty()
            : Optional.of(ParentFile.read(certificate, parentNetwork(), property, output));
    return new ChildCertificate(own.file(), child.asAskedBy(property), cases, parent);
  }

  private Path parentNetwork() {
    if (network != null) {
      return network;
    }
    String name = certificate.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path beside = certificate.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + SUFFIX);
    if (!Files.isRegularFile(beside)) {
      throw new BadInputException(
          certificate + ": no " + beside + " beside it; name its network with --parent-network");
    }
    return beside;
  }
}
