package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.Chain;
import fanc.approx.Child;
import fanc.approx.ChildFamily;
import fanc.approx.Lineage;
import fanc.approx.LineageFile;
import fanc.approx.Recipe;
import fanc.approx.RecipeFile;
import fanc.approx.WeightChange;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a child of a network by rounding, quantising or pruning its weights, or a family. */
@Command(
    name = "approx",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a child of a network: rounded, quantised, clustered or pruned; or a family of them.",
      "The child is a float network with other weights; beside it, .lineage.json says where it"
          + " came from."
    })
final class ApproxCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "The parent.")
  private String network;

  @Mixin private RuleOptions rules;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Makes all children of a recipe file, for instance approx/recipes/paper.json.")
  private Path recipe;

  @Option(
      names = {"-o", "--out", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "The ONNX file to write; with --recipe the folder of the files PARENT-CHILD.onnx,"
              + " made if it is not there.")
  private Path target;

  @Option(names = "--force", description = "With --recipe: replace files that exist.")
  private boolean force;

  @Mixin private OutputOptions output;

  ApproxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, ApproximationException {
    if (rules.isEmpty() == (recipe == null)) {
      throw new BadInputException("name what to make: --method RULE or --recipe FILE, one of them");
    }
    if (recipe == null) {
      child(rules.chain());
    } else {
      family(RecipeFile.read(recipe));
    }
    return ExitStatus.OK;
  }

  private void child(Chain chain)
      throws IOException, NetworkFormatException, ApproximationException {
    LoadedNetwork parent = LoadedNetwork.read(network, new OutputChoice.First());
    if (Files.exists(target) && Files.isSameFile(target, parent.path())) {
      throw new BadInputException(target + ": that is the parent; give the child another name");
    }
    OutputPlace.require(target);
    say(target, chain, parent, Child.of(parent.model(), chain).write(target, parent.path()));
    output.note(terminal, "lineage: " + LineageFile.beside(target));
  }

  private void family(Recipe all)
      throws IOException, NetworkFormatException, ApproximationException {
    LoadedNetwork parent = LoadedNetwork.read(network, new OutputChoice.First());
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new BadInputException(target + ": that is a file; with --recipe name a folder");
    }
    ChildFamily family = new ChildFamily(parent.path(), all, target);
    List<Path> existing = family.existing();
    if (!existing.isEmpty() && !force) {
      throw new BadInputException(
          existing.get(0) + ": exists already; choose another folder or replace it with --force");
    }
    var written =
        family.write(
            parent.model(),
            InstalledTrainer.find(epoch -> output.note(terminal, TrainCommand.line(epoch))));
    family.files().forEach((file, chain) -> say(file, chain, parent, written.get(file)));
    family.ensemble().ifPresent(file -> output.note(terminal, "ensemble: " + file));
  }

  private void say(Path file, Chain chain, LoadedNetwork parent, Lineage lineage) {
    BigDecimal largest =
        lineage.weights().stream()
            .map(WeightChange::maxDifference)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s of %s, largest change of a weight %.6g, SHA-256 %s%n",
            file,
            chain.name(),
            parent.path(),
            largest,
            lineage.childSha256());
  }
}
