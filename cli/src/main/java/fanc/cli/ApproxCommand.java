package fanc.cli;

import fanc.approx.Approximation;
import fanc.approx.ApproximationException;
import fanc.approx.Child;
import fanc.approx.Lineage;
import fanc.approx.LineageFile;
import fanc.approx.WeightChange;
import fanc.networks.onnx.NetworkFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a child of a network by rounding, quantising or pruning its weights. */
@Command(
    name = "approx",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a child of a network: float16, int8 (any bits from 2 to 16) or prune.",
      "The child is a float network with other weights; beside it, .lineage.json says where it"
          + " came from."
    })
final class ApproxCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "The parent.")
  private String network;

  @Mixin private RuleOptions rule;

  @Option(
      names = {"-o", "--out", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The ONNX file to write.")
  private Path child;

  @Mixin private OutputOptions output;

  ApproxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, ApproximationException {
    Approximation approximation = rule.approximation();
    LoadedNetwork parent = LoadedNetwork.read(network);
    if (Files.exists(child) && Files.isSameFile(child, parent.path())) {
      throw new BadInputException(child + ": that is the parent; give the child another name");
    }
    OutputPlace.require(child);
    Lineage lineage = Child.of(parent.model(), approximation).write(child, parent.path());
    double largest =
        lineage.weights().stream().mapToDouble(WeightChange::maxDifference).max().orElse(0);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s of %s, largest change of a weight %.6g, SHA-256 %s%n",
            child,
            approximation.name(),
            parent.path(),
            largest,
            lineage.childSha256());
    output.note(terminal, "lineage: " + LineageFile.beside(child));
    return ExitStatus.OK;
  }
}
