package fanc.cli;

import fanc.approx.ensemble.Corruption;
import fanc.networks.ensemble.EnsembleFile;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.images.IndexList;
import fanc.results.EvaluationResult;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accuracy and calibration of networks and of their mean. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures accuracy and calibration of networks and of their mean on images.",
      "The images are grey and labelled, clean and corrupted; nothing is proven."
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "NETWORK",
      description = "The members, ONNX files that take one grey image.")
  private List<Path> networks = List.of();

  @Option(
      names = "--ensemble",
      paramLabel = "FILE.json",
      description = "A file that lists the members instead.")
  private Path ensemble;

  @ArgGroup(multiplicity = "1")
  private ImagesChoice images;

  /** The images, named one way or the other. */
  static final class ImagesChoice {
    @Option(
        names = "--images",
        paramLabel = "FILE",
        description = "Images with labels: CSV, or IDX with the labels beside it.")
    private Path file;

    @Option(
        names = "--data",
        paramLabel = "SET",
        description =
            "Test images of a data set: a folder of IDX files, or fashion-mnist or mnist in"
                + " training/data.")
    private String set;

    Path path() {
      return file == null ? LabelledPixels.testImages(set) : file;
    }
  }

  @Option(
      names = "--rows",
      paramLabel = "LIST",
      description = "Which images, such as 0..999; all by default.")
  private String rows;

  @Option(
      names = "--corrupt",
      description = "Under noise, blur, contrast and rotation too, in the severities chosen.")
  private boolean corrupt;

  @Option(
      names = "--severities",
      split = ",",
      paramLabel = "S",
      description = "For --corrupt: 1 to 5; all of them by default.")
  private List<Integer> severities;

  @Option(names = "--seed", paramLabel = "S", description = "For --corrupt; 0 by default.")
  private long seed;

  @Option(names = "--json", description = "Print the record as JSON in place of the table.")
  private boolean json;

  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    record.requirePlace();
    List<EvaluationRun.Condition> conditions = conditions();
    List<LoadedNetwork> members = new ArrayList<>();
    for (Path network : files()) {
      members.add(LoadedNetwork.read(network, new OutputChoice.First()));
    }
    Optional<IndexList> chosen =
        rows == null ? Optional.empty() : Optional.of(IndexList.parse(rows));
    EvaluationRun run =
        new EvaluationRun(members, LabelledPixels.read(images.path(), chosen), seed);
    EvaluationResult result;
    try (Progress progress = output.progress(terminal)) {
      result = run.result(record.command(), conditions, progress);
    }
    String text = ResultFile.toJson(EvaluationResult.SCHEMA, result);
    terminal.out().print(json ? text : EvaluationTable.of(result));
    if (record.out() != null) {
      ResultFile.write(record.out(), text);
      output.note(terminal, "written to " + record.out());
    }
    return ExitStatus.OK;
  }

  private List<Path> files() throws IOException {
    if (networks.isEmpty() == (ensemble == null)) {
      throw new BadInputException("name the networks, or --ensemble FILE, which lists them");
    }
    return ensemble == null ? networks : EnsembleFile.read(ensemble).members();
  }

  private List<EvaluationRun.Condition> conditions() {
    List<EvaluationRun.Condition> all = new ArrayList<>();
    all.add(EvaluationRun.Condition.clean());
    if (!corrupt && severities != null) {
      throw new BadInputException("--severities: only with --corrupt");
    }
    if (corrupt) {
      for (Corruption kind : Corruption.values()) {
        for (int severity : severities == null ? List.of(1, 2, 3, 4, 5) : severities) {
          if (severity < 1 || severity > Corruption.SEVERITIES) {
            throw new BadInputException("--severities " + severity + ": expected 1 to 5");
          }
          all.add(new EvaluationRun.Condition(Optional.of(kind), severity));
        }
      }
    }
    return all;
  }
}
