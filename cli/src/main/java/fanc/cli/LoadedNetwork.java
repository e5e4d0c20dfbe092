package fanc.cli;

import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OutputChoice;
import fanc.results.NetworkIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network file in memory.
 *
 * @param path as the user gave it
 * @param model the file's content
 */
record LoadedNetwork(Path path, OnnxModel model) {

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
    Path path = path(named);
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

  /** Returns the network the file computes. */
  Network network() {
    return model.network();
  }

  /** Returns how records name it. */
  NetworkIdentity identity() {
    return new NetworkIdentity(path.toString(), model.sha256());
  }
}
