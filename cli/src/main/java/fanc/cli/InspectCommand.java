package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a network file contains. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Says what a network file contains.")
final class InspectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "[NAME=]FILE", description = "ONNX file of the network.")
  private String network;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException {
    LoadedNetwork loaded = LoadedNetwork.read(network);
    Network values = loaded.network();
    OnnxSummary summary = loaded.model().summary();
    PrintStream out = terminal.out();
    out.println("network      " + loaded.path());
    out.println("input        " + values.name(0) + " " + values.inputShape());
    out.println("output       " + loaded.model().outputName() + " " + values.outputShape());
    out.println("parameters   " + String.format(Locale.ROOT, "%,d", summary.parameters()));
    out.println("opset        " + summary.opset() + producer(summary));
    out.println(
        "operators    "
            + summary.operators().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ")));
    out.println("sha256       " + loaded.model().sha256());
    out.println("fingerprint  " + Fingerprint.of(values).sha256());
    out.println("ops (cuts are marked |)");
    for (int v = 0; v <= values.output(); v++) {
      out.println(op(values, v));
    }
    return ExitStatus.OK;
  }

  private static String producer(OnnxSummary summary) {
    return summary.producer().isEmpty() ? "" : ", written by " + summary.producer();
  }

  private static String op(Network network, int value) {
    String mark = network.cuts().contains(value) ? "|" : " ";
    String op =
        value == 0
            ? "input"
            : network.step(value).op().getClass().getSimpleName()
                + " ("
                + network.step(value).origin()
                + ")";
    return String.format(
        Locale.ROOT,
        "  %3d %s %-24s %-24s %s",
        value,
        mark,
        network.name(value),
        op,
        network.shape(value));
  }
}
