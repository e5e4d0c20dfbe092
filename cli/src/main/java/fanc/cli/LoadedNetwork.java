package fanc.cli;

import fanc.networks.DroppedActivation;
import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.vnnlib.VnnlibQuery;
import fanc.results.NetworkIdentity;
import fanc.results.Witness;
import fanc.verifier.InputsBesideOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network file in memory.
 *
 * @param path as the user gave it
 * @param model the file's content
 * @param network what is looked at: what the file computes, of images in the order of properties
 * @param order the order in which the file takes images, if it is another
 */
record LoadedNetwork(Path path, OnnxModel model, Network network, Optional<ChannelsLast> order) {

  /** Looks at the network that the file computes. */
  LoadedNetwork(Path path, OnnxModel model) {
    this(path, model, model.network(), Optional.empty());
  }

  /**
   * Reads a network.
   *
   * @param named {@code path} or {@code name=path}; a file that has the whole text as its name wins
   */
  static LoadedNetwork read(String named) throws IOException, NetworkFormatException {
    return read(named, new OutputChoice.Only());
  }

  /**
   * Reads a network.
   *
   * @param named {@code path} or {@code name=path}; a file that has the whole text as its name wins
   * @param output which output of the file the network computes
   */
  static LoadedNetwork read(String named, OutputChoice output)
      throws IOException, NetworkFormatException {
    return read(path(named), output);
  }

  /** Reads the network in a file. */
  static LoadedNetwork read(Path path, OutputChoice output)
      throws IOException, NetworkFormatException {
    if (Files.isDirectory(path)) {
      throw new BadInputException(path + ": that is a folder; expected an ONNX file");
    }
    return new LoadedNetwork(path, OnnxModel.read(path, output));
  }

  /** Returns the path in {@code path} or {@code name=path}. */
  static Path path(String named) {
    Path whole = Path.of(named);
    int equals = named.indexOf('=');
    return equals < 0 || whole.toFile().exists() ? whole : Path.of(named.substring(equals + 1));
  }

  /**
   * Returns the network that takes images as a property hands them over, and has the inputs beside
   * its outputs that a query compares with them.
   *
   * @throws PropertyFormatException if the images' size can not be found out
   * @throws BadInputException if a query declares another network
   */
  LoadedNetwork asAskedBy(Property property) throws PropertyFormatException {
    DeclaredNetwork.requireFits(property, this);
    Optional<ChannelsLast> last = InputOrder.channelsLast(property, network);
    if (last.isPresent()) {
      return new LoadedNetwork(path, model, last.get().inFrontOf(network), last);
    }
    List<Integer> inputs = property.query().map(VnnlibQuery::inputsAtOutput).orElse(List.of());
    boolean fit = inputs.stream().allMatch(i -> i < network.inputShape().size());
    return fit
        ? new LoadedNetwork(path, model, InputsBesideOutputs.of(network, inputs), order)
        : this;
  }

  /** Returns the network of another file's content that takes its inputs as this one. */
  Network sibling(OnnxModel other) {
    return order.isPresent() ? order.get().inFrontOf(other.network()) : other.network();
  }

  /** Returns a witness with the input and the outputs that the file has, null for null. */
  Witness asFileHasIt(Witness witness) {
    Witness ordered = order.isPresent() ? order.get().asFileHasIt(witness) : witness;
    return DroppedOutput.asFileHasIt(this, ordered);
  }

  /** Returns what a reader of results must know of the network, line by line. */
  List<String> notes() {
    return Stream.concat(DroppedOutput.note(this).stream(), InputOrder.note(this).stream())
        .toList();
  }

  /** Returns how records name it. */
  NetworkIdentity identity() {
    return new NetworkIdentity(
        path.toString(),
        model.sha256(),
        model.outputName(),
        model.dropped().map(DroppedActivation::toString).orElse(null));
  }
}
