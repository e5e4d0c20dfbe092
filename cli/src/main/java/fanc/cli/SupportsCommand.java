package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxSurvey;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import fanc.properties.files.Property;
import fanc.results.ResultFile;
import fanc.results.SupportResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a query and a network could be decided, without deciding anything. */
@Command(
    name = "supports",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says whether a VNN-LIB query, a network, or both can be decided, before any work.",
      "One line: supported (exit status 0), or unsupported: and why (exit status 3). The options"
          + " below --out say what is supported at all, as the VNN-LIB standard asks."
    })
final class SupportsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FILE.vnnlib", description = "A VNN-LIB query.")
  private Path query;

  @Option(names = "--network", paramLabel = "[NAME=]FILE", description = "ONNX file of a network.")
  private String network;

  @Mixin private QueryOptions asked;
  @Mixin private NetworkOutputOption networkOutput;
  @Mixin private RecordOptions record;

  @ArgGroup(exclusive = true)
  private Capability.Asked capability;

  SupportsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    if ((query == null && network == null) == (capability == null)) {
      throw new ParameterException(
          spec.commandLine(), "give a VNN-LIB file, or --network FILE, or both; or one capability");
    }
    if (capability != null) {
      capability.which().lines().forEach(terminal.out()::println);
      return ExitStatus.OK;
    }
    record.requirePlace();
    boolean answered = false;
    try {
      Optional<String> obstacle = obstacle();
      if (record.out() != null) {
        ResultFile.write(record.out(), ResultFile.toJson(result(obstacle)));
      }
      terminal.out().println(obstacle.map(why -> "unsupported: " + why).orElse("supported"));
      answered = true;
      return obstacle.isPresent() ? ExitStatus.BAD_INPUT : ExitStatus.OK;
    } finally {
      if (!answered) {
        terminal.out().println("error");
      }
    }
  }

  private SupportResult result(Optional<String> obstacle) {
    return new SupportResult(
        RunRecord.tool(),
        query == null ? null : query.toString(),
        network == null ? null : LoadedNetwork.path(network).toString(),
        obstacle.isEmpty(),
        obstacle.orElse(null));
  }

  /** Returns why what was given can not be decided; nothing if it can. */
  private Optional<String> obstacle()
      throws IOException, NetworkFormatException, PropertyFormatException {
    try {
      Property property = query == null ? null : asked.read(query);
      if (network == null) {
        return Optional.empty();
      }
      Optional<String> refused = refusal();
      if (refused.isEmpty() && property != null) {
        DeclaredNetwork.requireNamed(network, property);
        Support.require(LoadedNetwork.read(network, networkOutput.choice()), property);
      }
      return refused;
    } catch (UnsupportedPropertyException | BadInputException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> refusal() throws IOException, NetworkFormatException {
    Path file = LoadedNetwork.path(network);
    OutputChoice choice = networkOutput.choice();
    OnnxSurvey survey = OnnxSurvey.read(file, choice);
    if (!survey.refusals().isEmpty()) {
      return Optional.of(
          survey.refusals().stream()
              .map(Object::toString)
              .collect(Collectors.joining("; ", file + ": ", "")));
    }
    return choice instanceof OutputChoice.Only && survey.outputs().size() > 1
        ? Optional.of(file + ": several outputs; choose one with --output NAME")
        : Optional.empty();
  }
}
