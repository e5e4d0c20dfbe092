package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxSurvey;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.verifier.kernels.JavaKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a network file contains, and what of it is not supported. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a network file contains and whether it is supported, before any work.",
      "With a property it says whether the two fit, and how many neurons are stable over a region."
    })
final class InspectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "[NAME=]FILE", description = "ONNX file of the network.")
  private String network;

  @Option(names = "--property", paramLabel = "FILE", description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Mixin private SelectionOptions selection;
  @Mixin private NetworkOutputOption networkOutput;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    Path path = LoadedNetwork.path(network);
    if (Files.isDirectory(path)) {
      throw new BadInputException(path + ": that is a folder; expected an ONNX file");
    }
    OutputChoice choice = networkOutput.choice();
    OnnxSurvey survey = OnnxSurvey.read(path, choice);
    InspectReport.file(path, survey).forEach(terminal.out()::println);
    if (!survey.refusals().isEmpty()) {
      throw new BadInputException(path + ": not supported, for the reasons listed");
    }
    boolean open = choice instanceof OutputChoice.Only && survey.outputs().size() > 1;
    if (open && property != null) {
      throw new BadInputException(path + ": several outputs; choose one with --output NAME");
    }
    if (!open) {
      LoadedNetwork loaded = LoadedNetwork.read(network, choice);
      InspectReport.network(loaded).forEach(terminal.out()::println);
      if (property != null) {
        compare(loaded);
      }
    }
    return ExitStatus.OK;
  }

  private void compare(LoadedNetwork loaded) throws IOException, PropertyFormatException {
    Property stated = Deployed.readReal(property, "fanc inspect --property");
    LoadedNetwork asked = loaded.asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(asked));
    PropertyCase first = selection.cases(claims).get(0);
    ImageClaim claim = ImageClaim.of(claims, first, asked, OptionalInt.empty());
    RegionFamily chosen = Regions.chosen(claim.family(), selection.region());
    claims.query().ifPresent(q -> QueryReport.lines(q).forEach(terminal.out()::println));
    InspectReport.property(asked, claims, claim, chosen, new JavaKernels())
        .forEach(terminal.out()::println);
  }
}
