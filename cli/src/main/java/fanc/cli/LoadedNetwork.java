package fanc.cli;

import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.files.Property;
import fanc.properties.vnnlib.VnnlibQuery;
import fanc.results.NetworkIdentity;
import fanc.verifier.InputsBesideOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A network file in memory.
 *
 * @param path as the user gave it
 * @param model the file's content
 * @param network the network that is looked at
 */
record LoadedNetwork(Path path, OnnxModel model, Network network) {

  /** Looks at the network that the file computes. */
  LoadedNetwork(Path path, OnnxModel model) {
    this(path, model, model.network());
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

  /** Returns the network with the inputs beside its outputs that a query compares with them. */
  LoadedNetwork asAskedBy(Property property) {
    List<Integer> inputs = property.query().map(VnnlibQuery::inputsAtOutput).orElse(List.of());
    boolean fit = inputs.stream().allMatch(i -> i < network.inputShape().size());
    return fit ? new LoadedNetwork(path, model, InputsBesideOutputs.of(network, inputs)) : this;
  }

  /** Returns how records name it. */
  NetworkIdentity identity() {
    return new NetworkIdentity(path.toString(), model.sha256());
  }
}
