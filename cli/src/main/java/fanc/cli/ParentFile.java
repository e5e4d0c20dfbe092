package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.CertificateException;
import fanc.checker.CertificateFile;
import fanc.networks.Fingerprint;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A certificate and the network it is about.
 *
 * @param file the certificate's file
 * @param network the network as the property asks for it
 */
record ParentFile(Path file, Certificate certificate, LoadedNetwork network) {

  /**
   * Reads both.
   *
   * @throws BadInputException if the certificate is none, or is about another network
   */
  static ParentFile read(Path file, Path network, Property property, OutputChoice output)
      throws IOException, NetworkFormatException, PropertyFormatException {
    Certificate read = certificate(file);
    LoadedNetwork loaded = LoadedNetwork.read(network, output).asAskedBy(property);
    String found = Fingerprint.of(loaded.network()).sha256();
    if (!read.fingerprint().equals(found)) {
      throw new BadInputException(
          file
              + ": about the network with fingerprint "
              + read.fingerprint()
              + ", but "
              + network
              + " has "
              + found
              + "; give the network that it was made of");
    }
    return new ParentFile(file, read, loaded);
  }

  /**
   * Reads a certificate.
   *
   * @throws BadInputException if the file is none
   */
  static Certificate certificate(Path file) throws IOException {
    try {
      return CertificateFile.read(file);
    } catch (CertificateException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
