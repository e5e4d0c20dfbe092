package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ExplanationResult;
import fanc.results.ResultFile;
import fanc.templates.transfer.DriftByLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what settles the regions of a child, and which layers use up its parent's margins. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says which layer of a child uses up the margin of its parent.",
      "For one image of a child: what settles its regions, and how far each layer drifts from the",
      "parent, which part of the parent's margin that can use up, and what would help.",
      "It needs the parent's proof: fanc prove."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "ONNX file of the child.")
  private String network;

  @Option(
      names = "--property",
      required = true,
      paramLabel = "FILE",
      description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Mixin private StoreOptions store;
  @Mixin private FromOption from;
  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    record.requirePlace();
    if (selection.region().isPresent()) {
      throw new BadInputException("--region: a record is of all regions of an image; leave it out");
    }
    Property stated = Deployed.readReal(property, "fanc explain");
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice());
    Property scored = stated.scoredBy(new GradientScores(loaded.asAskedBy(stated)));
    PropertyCase theCase = theCase(scored);
    double size = WorkEstimate.of(loaded.network(), List.of(theCase), 2);
    try (Engine engine = new Engine(work, size, output.notes(terminal))) {
      Verification verification =
          new Verification(
              engine,
              Method.AUTO,
              from.of(store.open(), Method.AUTO, networkOutput.choice()),
              new Verification.Effort(0, work.seed(), Trials.ONCE, SelfChecks.none()),
              output.notes(terminal),
              false);
      Verification.Ready ready = verification.ready(loaded, stated);
      ready.network().notes().forEach(note -> output.note(terminal, note));
      ImageClaim claim =
          ImageClaim.of(
              ready.property(),
              theCase,
              ready.network(),
              ready.decision().parent().label(theCase.index()));
      leave(explanation(ready, claim));
    }
    return ExitStatus.OK;
  }

  private PropertyCase theCase(Property claims) throws PropertyFormatException {
    List<PropertyCase> cases = selection.cases(claims);
    if (cases.size() != 1) {
      throw new BadInputException(
          property + ": " + cases.size() + " images; choose one with --image");
    }
    return cases.get(0);
  }

  private Explanation explanation(Verification.Ready ready, ImageClaim claim) {
    Decision decision = ready.decision();
    LadderRungs rungs = decision.rungs().orElseThrow(() -> withoutProof(claim, decision.reason()));
    if (claim.misclassified()) {
      output.note(
          terminal, "image " + claim.index() + ": the network predicts " + claim.predicted());
    }
    DriftByLayer drift =
        rungs.byLayer(claim).orElseThrow(() -> withoutProof(claim, Optional.empty()));
    FamilyOutcome outcome =
        decision.way().decide(claim, work.timeout(Budgets.timeout(ready.property())));
    return new Explanation(ready, claim, outcome, drift, rungs.network());
  }

  private BadInputException withoutProof(ImageClaim claim, Optional<String> reason) {
    return new BadInputException(
        reason.orElse("nothing usable is recorded of the parent on image " + claim.index())
            + "; prove the parent first: fanc prove --network PARENT.onnx --property "
            + property
            + " --image "
            + claim.index());
  }

  private void leave(Explanation explanation) throws IOException {
    ExplanationResult result = explanation.result();
    ExplanationText.lines(result, explanation.rival()).forEach(terminal.out()::println);
    if (record.out() != null) {
      ResultFile.write(record.out(), ResultFile.toJson(result));
      output.note(terminal, "written to " + record.out());
    }
  }
}
