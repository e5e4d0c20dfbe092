package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.templates.store.ProofStore;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose proof to start from. */
final class FromOption {
  @Option(
      names = "--from",
      paramLabel = "[NAME=]FILE",
      description =
          "ONNX file of a network with a proof in the store, to start from what is recorded of it:"
              + " a parent, a sibling, an earlier checkpoint.")
  private String from;

  /** Returns whether one network's proof is asked for. */
  boolean isGiven() {
    return from != null;
  }

  /**
   * Returns the proofs that may be used.
   *
   * @param method what they are used by
   * @param output which output of the file the network computes
   * @throws BadInputException if the method uses none, but one is asked for
   */
  UsableProofs of(ProofStore store, Method method, OutputChoice output)
      throws IOException, NetworkFormatException {
    if (isGiven() && !method.transfers()) {
      throw new BadInputException(
          "--from names whose proof to start from; --method " + method + " uses none, choose auto");
    }
    return new UsableProofs(
        store, from == null ? Optional.empty() : Optional.of(LoadedNetwork.read(from, output)));
  }
}
