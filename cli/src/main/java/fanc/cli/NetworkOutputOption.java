package fanc.cli;

import fanc.networks.onnx.OutputChoice;
import picocli.CommandLine.Option;

/** Which output of a network file a command is about. */
final class NetworkOutputOption {
  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "The output that the network computes; needed where the file has several.")
  private String name;

  /** Returns the output that is wanted. */
  OutputChoice choice() {
    return name == null ? new OutputChoice.Only() : new OutputChoice.Named(name);
  }
}
