package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ImageResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The certificate of a child that is to be written.
 *
 * @param file where; empty if none is wanted
 * @param network the network as the property asks for it
 * @param cases what is decided
 * @param parent what it may rest on
 */
record ChildCertificate(
    Optional<Path> file,
    LoadedNetwork network,
    List<PropertyCase> cases,
    Optional<ParentFile> parent) {

  /**
   * Writes it, if it is wanted, and says so.
   *
   * @param property the property, its choices of pixels made for the network
   * @param images what the run found
   * @param budget for each image; null for no limit
   */
  void write(
      Property property,
      Engine engine,
      List<ImageResult> images,
      Duration budget,
      OutputOptions output,
      Terminal terminal)
      throws IOException, PropertyFormatException {
    if (file.isPresent()) {
      CertificateRun run =
          CertificateRun.ofChild(network, property, engine, output.notes(terminal), parent);
      terminal.out().println(run.write(file.get(), cases, images, budget));
    }
  }
}
