package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxSurvey;
import fanc.networks.onnx.OutputChoice;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes files to begin with for a network. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a property and a recipe of children to begin with, as a network's input suggests.",
      "With --images it looks at the values and fills in range, scale and layout too."
    })
final class InitCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "ONNX file of the network.")
  private String network;

  @Option(
      names = "--images",
      paramLabel = "FILE.csv",
      description = "Images, a line of label,value,value,... for each.")
  private Path images;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where the files go; the working folder if not given.")
  private Path folder = Path.of("");

  @Option(names = "--force", description = "Replace files of the same name.")
  private boolean force;

  @Mixin private NetworkOutputOption networkOutput;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException {
    LoadedNetwork loaded = loaded(LoadedNetwork.path(network));
    InputKind kind = InputKind.of(loaded.network().inputShape());
    if (loaded.network().outputShape().size() < 2) {
      throw new BadInputException(
          loaded.path()
              + ": has one output, so it chooses no class; state what is claimed of it in VNN-LIB"
              + " (docs/formats.md), then: fanc verify QUERY.vnnlib --network "
              + loaded.path());
    }
    if (images != null && !kind.isImage()) {
      throw new BadInputException(
          loaded.path() + ": takes " + kind + "; leave --images out for a box of values");
    }
    String name = loaded.path().getFileName().toString().replaceFirst("\\.onnx$", "");
    Path property = folder.resolve(name + "-property.json");
    Path recipe = folder.resolve(name + "-recipe.json");
    requireFree(property);
    requireFree(recipe);
    Optional<ImageSample> sample =
        images == null ? Optional.empty() : Optional.of(ImageSample.read(images, kind.values()));
    if (!folder.toString().isEmpty()) {
      Files.createDirectories(folder);
    }
    ObjectNode start =
        kind.isImage()
            ? StartingProperty.ofImages(name, kind, imagesFrom(property), sample)
            : StartingProperty.ofBox(name, kind);
    write(property, start);
    write(recipe, StartingProperty.recipe(name, hasConvolutions(loaded.network())));
    terminal.out().println("input     " + kind);
    terminal.out().println("written   " + property);
    terminal.out().println("          " + recipe);
    look(kind, start, property).forEach(terminal.out()::println);
    next(loaded, property, recipe).forEach(terminal.out()::println);
    return ExitStatus.OK;
  }

  /** Refuses what {@code fanc inspect} refuses, for the same reasons. */
  private LoadedNetwork loaded(Path path) throws IOException, NetworkFormatException {
    OutputChoice choice = networkOutput.choice();
    List<?> refusals =
        Files.isDirectory(path) ? List.of() : OnnxSurvey.read(path, choice).refusals();
    if (!refusals.isEmpty()) {
      throw new BadInputException(
          path + ": not supported: " + refusals.get(0) + " (fanc inspect has all reasons)");
    }
    return LoadedNetwork.read(network, choice);
  }

  private void requireFree(Path file) {
    if (!force && Files.exists(file)) {
      throw new BadInputException(
          file + ": exists; replace it with --force, or choose another folder with -o");
    }
  }

  private static void write(Path file, ObjectNode json) throws IOException {
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    ResultFile.write(file, text + "\n");
  }

  /** Paths in a property are relative to it. */
  private String imagesFrom(Path property) {
    if (images == null) {
      return StartingProperty.BLANK;
    }
    Path from = property.toAbsolutePath().normalize().getParent();
    Path to = images.toAbsolutePath().normalize();
    return from.relativize(to).toString().replace('\\', '/');
  }

  private static boolean hasConvolutions(Network network) {
    return network.steps().stream().map(Step::op).anyMatch(Conv2d.class::isInstance);
  }

  /** What the program can not know. */
  private List<String> look(InputKind kind, ObjectNode start, Path property) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Look at these in " + property + ":");
    if (!kind.isImage()) {
      lines.add("  lower, upper   each of the " + kind.values() + " inputs lies between them");
      lines.add("  label          \"predicted\": the class of the middle of the box; or a number");
      return lines;
    }
    if (images == null) {
      lines.add(
          "  images         replace %s by a CSV: label and %d values a line"
              .formatted(StartingProperty.BLANK, kind.values()));
    }
    lines.add("  mean, std      what training subtracted and divided by, after scale; now none");
    if (kind.channels() > 1) {
      String layout = start.path("inputs").path("layout").asText();
      lines.add("  layout         " + layout + (images == null ? " supposed" : ": it is smoother"));
    }
    lines.add("  perturbation   what may change; docs/formats.md has all kinds");
    return lines;
  }

  private List<String> next(LoadedNetwork loaded, Path property, Path recipe) {
    String network = " --network " + loaded.path();
    String here = folder.toString().isEmpty() ? "." : folder.toString();
    return List.of(
        "Then:",
        "  " + ProjectFolder.launcher() + " inspect " + loaded.path() + " --property " + property,
        "  " + ProjectFolder.launcher() + " prove" + network + " --property " + property,
        "  "
            + ProjectFolder.launcher()
            + " approx"
            + network
            + " --recipe "
            + recipe
            + " -o "
            + here);
  }
}
