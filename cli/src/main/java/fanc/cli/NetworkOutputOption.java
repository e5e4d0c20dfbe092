package fanc.cli;

import fanc.networks.onnx.OutputChoice;
import java.util.List;
import picocli.CommandLine.Option;

/** Which output of a network file a command is about. */
final class NetworkOutputOption {
  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "The output that the network computes; needed where the file has several.")
  private String name;

  /** Returns this option as arguments of another command. */
  List<String> asArguments() {
    return name == null ? List.of() : List.of("--output", name);
  }

  /** Returns the output that is wanted. */
  OutputChoice choice() {
    return name == null ? new OutputChoice.Only() : new OutputChoice.Named(name);
  }
}
