package fanc.cli;

import fanc.approx.Approximation;
import fanc.approx.ApproximationException;
import fanc.approx.Float16Rounding;
import fanc.approx.IntQuantization;
import fanc.approx.MagnitudePruning;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.properties.images.IndexList;
import fanc.results.Comparison;
import fanc.results.ComparisonTable;
import fanc.results.ResultFile;
import fanc.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on the networks and images of the project. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Proves a parent, makes three children, and verifies each with the parent's proof and from"
            + " scratch.")
final class DemoCommand implements Callable<Integer> {
  private static final List<Approximation> RULES =
      List.of(Float16Rounding.paper(), IntQuantization.paper(8), MagnitudePruning.paper("0.5"));

  private static final String PARENT = "mnist-4x200.onnx";

  /** The first images of the project's own, as many as the paper takes for quantization. */
  private static final String IMAGES = "0..24";

  private final Terminal terminal;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "The parent; else networks/models/" + PARENT + ".")
  private String network;

  @Option(
      names = "--property",
      paramLabel = "FILE",
      description = "The property; else properties/instances/patch2x2.json.")
  private Path property;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where the folder of this run is made; else results/runs.")
  private Path runs;

  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private SelfCheckOptions selfCheck;
  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    record.requirePlace();
    Property stated =
        PropertyFile.read(
            property == null
                ? ProjectFolder.resolve("properties", "instances", "patch2x2.json")
                : property);
    LoadedNetwork parent =
        LoadedNetwork.read(network == null ? ownParent() : network).asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(parent));
    output.note(terminal, "parent " + parent.path() + ", property " + claims.file());
    List<PropertyCase> cases = selection.cases(claims, ownRows());
    double size = WorkEstimate.of(parent.network(), cases, 1 + RULES.size());
    Comparison comparison;
    List<String> remarks;
    try (Engine engine = new Engine(work, size, output.notes(terminal));
        Progress progress = output.progress(terminal)) {
      SelfChecks checks = selfCheck.of(record.out(), work.seed());
      DemoRun run = new DemoRun(parent, claims, engine, progress, checks);
      comparison = run.compare(cases, RULES);
      remarks = run.remarks();
    }
    Path folder =
        RunFolder.create(
            runs == null ? ProjectFolder.runs() : runs,
            LocalDate.now(ZoneId.systemDefault()),
            "demo");
    Path json = folder.resolve("comparison.json");
    Path page = folder.resolve("comparison.md");
    ResultFile.write(json, ResultFile.toJson(comparison));
    ResultFile.write(page, ComparisonTable.toMarkdown("Demo", comparison));
    if (record.out() != null) {
      ResultFile.write(record.out(), ResultFile.toJson(comparison));
    }
    terminal.out().print(ComparisonTable.of(comparison).toText());
    terminal.out().println(ComparisonTable.totals(comparison));
    remarks.forEach(terminal.out()::println);
    sayWhatNext(json, page);
    return ExitStatus.OK;
  }

  private Optional<IndexList> ownRows() throws PropertyFormatException {
    return property == null ? Optional.of(IndexList.parse(IMAGES)) : Optional.empty();
  }

  private void sayWhatNext(Path json, Path page) {
    terminal
        .out()
        .printf(
            """

            Written: %s
                     %s
            What next:
              the report of this run     %3$s report %1$s --html report.html
              a network of your own      %3$s init --network net.onnx
              prove it, make a child,    %3$s prove  --network net.onnx --property net-property.json
              and prove the child        %3$s approx --network net.onnx --method int8 -o child.onnx
                                         %3$s verify --network child.onnx --property net-property.json
              fail a build on a loss     %3$s gate --help
            """,
            json, page, ProjectFolder.launcher());
  }

  private static String ownParent() {
    Path parent = ProjectFolder.resolve("networks", "models", PARENT);
    if (!Files.isRegularFile(parent)) {
      throw new BadInputException(parent + ": not there; name a network with --network");
    }
    return parent.toString();
  }
}
