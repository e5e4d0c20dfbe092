package fanc.cli;

import fanc.approx.diversity.ActivationMaximisation;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.properties.images.IndexList;
import fanc.results.DiversityResult;
import fanc.results.ResultFile;
import fanc.results.html.DiversityPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how much the members of an ensemble differ, and shows it. */
@Command(
    name = "diversity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how much networks differ: in answers, features and what they look at.",
      "For each pair of members, on the same labelled images: how often their classes differ, the",
      "divergence of their probabilities, the correlation of their errors and of their saliency",
      "maps, and the alignment (linear CKA) of each layer. It measures and proves nothing."
    })
final class DiversityCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "ONNX files of 2 to 64 networks, or folders of them.")
  private List<Path> networks = List.of();

  @Option(
      names = "--ensemble",
      paramLabel = "FILE.json",
      description = "A file that lists the members instead.")
  private Path ensemble;

  @Option(
      names = "--images",
      paramLabel = "FILE",
      description = "Labelled grey images, CSV or IDX; bytes are brought to [0, 1].")
  private Path imageFile;

  @Option(
      names = "--property",
      paramLabel = "FILE",
      description = "Or the images of a property, prepared as it says.")
  private Path property;

  @Option(
      names = "--rows",
      paramLabel = "LIST",
      description = "Rows of the images, such as 0..499; all, or those of the property.")
  private String rows;

  @Option(
      names = "--probe",
      paramLabel = "N",
      description = "Features and saliency are compared on the first N images; 500.")
  private int probed = 500;

  @Option(
      names = "--maps",
      paramLabel = "N",
      description = "Images whose saliency maps the page shows; 6.")
  private int maps = 6;

  @Option(
      names = "--classes",
      paramLabel = "LIST",
      description = "Classes of which the page shows what excites them; the first ten.")
  private String classes;

  @Option(
      names = "--neurons",
      paramLabel = "VALUE:N,...",
      description = "Neurons of which the page shows it, by the name of their value.")
  private String neurons;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of gradient ascent to what excites a class or neuron; 64.")
  private int steps = 64;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of where the ascent starts; 1.")
  private long seed = 1;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page with tables and pictures that needs no other file.")
  private Path page;

  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  DiversityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    requireOptions();
    Optional<Property> stated =
        property == null ? Optional.empty() : Optional.of(PropertyFile.read(property));
    List<LoadedNetwork> members =
        EnsembleMembers.read(
            EnsembleMembers.files(networks, ensemble), networkOutput.choice(), stated);
    Optional<IndexList> chosen =
        rows == null ? Optional.empty() : Optional.of(IndexList.parse(rows));
    ComparedImages images =
        stated.isPresent()
            ? ComparedImages.of(stated.get(), chosen, members.get(0))
            : ComparedImages.of(imageFile, chosen, members.get(0));
    int outputs = members.get(0).network().outputShape().size();
    LikedTargets targets = LikedTargets.parse(classes, neurons, outputs);
    members.forEach(member -> targets.targets().forEach(target -> target.in(member)));
    MemberComparison comparison = MemberComparison.of(members, images, probed);
    DiversityResult result = comparison.result(record.command());
    DiversityText.lines(result).forEach(terminal.out()::println);
    if (record.out() != null) {
      ResultFile.write(record.out(), ResultFile.toJson(result));
      output.note(terminal, "written to " + record.out());
    }
    if (page != null) {
      ActivationMaximisation ascent = ActivationMaximisation.usual(steps, seed);
      ResultFile.write(page, DiversityPage.of(result, comparison.pictures(maps, targets, ascent)));
      output.note(terminal, "written to " + page);
    }
    return ExitStatus.OK;
  }

  private void requireOptions() {
    if ((imageFile == null) == (property == null)) {
      throw new BadInputException("name the images by one of --images FILE and --property FILE");
    }
    if (probed < 1 || maps < 0 || steps < 0) {
      throw new BadInputException("--probe is at least 1, --maps and --steps are at least 0");
    }
    record.requirePlace();
    if (page != null) {
      OutputPlace.require(page);
    }
  }
}
