package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.Granularity;
import fanc.approx.search.SearchSpace;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.AdviceResult;
import fanc.results.ResultFile;
import fanc.templates.store.ProofStore;
import fanc.templates.transfer.DriftOracle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses the smallest child that keeps what is proven of its parent. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Chooses the smallest child of a network that keeps what is proven of it.",
      "Searches a bit width or a pruning rate for each layer with the parent's proof as its guide,"
          + " and verifies what it finds as fanc verify does; only that decides.",
      "Exit status 0: a child does all that was asked and is written; 2: none does."
    })
final class AdviseCommand implements Callable<Integer> {
  /** Splits of a family for the oracles, one after the other. */
  private static final int LEVELS = 2;

  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "The parent.")
  private Path network;

  @Option(
      names = "--property",
      required = true,
      paramLabel = "FILE",
      description = "What is proven: property JSON or VNN-LIB file.")
  private Path property;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "intB|sparsity=S",
      description = {
        "intB: no layer above B bits, 2 to 16; all begin at B and go down, rounded to nearest. The"
            + " size is that of the stored weights in bits.",
        "sparsity=S: at least the share S of all weights is zero, at most 0.99, and more if the"
            + " proof is kept; layers lose a multiple of 5 %, 97.5 % or 99 % by magnitude. Where it"
            + " is not kept at S, the sparsest child that keeps it is written, exit status 2."
      })
  private String target;

  @Option(
      names = "--keep-certified",
      paramLabel = "SHARE",
      description =
          "Share of the regions verified on the parent that must be verified on the child, over"
              + " all images together, of each image no more than on the parent; 1 if not given.")
  private BigDecimal keepCertified = BigDecimal.ONE;

  @Option(
      names = {"-o", "--child"},
      required = true,
      paramLabel = "FILE",
      description =
          "The child to write; beside it its lineage, and FILE.recipe.json, of which fanc approx"
              + " --recipe makes it again.")
  private Path child;

  @Option(
      names = "--per-tensor",
      description = "For intB: one step between levels for each tensor, not each output channel.")
  private boolean perTensor;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description =
          "Candidates to verify at most: N on the way of the search, N uniform ones, N behind the"
              + " best of those, and N one step from that; 6 if not given.")
  private int tries = 6;

  @Mixin private StoreOptions store;
  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  AdviseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    AdviceTarget asked = AdviceTarget.parse(target);
    requireSense();
    Property stated = Deployed.readReal(property, "fanc advise");
    LoadedNetwork file = LoadedNetwork.read(network, networkOutput.choice());
    LoadedNetwork parent = file.asAskedBy(stated);
    parent.notes().forEach(note -> output.note(terminal, note));
    Property claims = stated.scoredBy(new GradientScores(parent));
    Granularity granularity = perTensor ? Granularity.TENSOR : Granularity.CHANNEL;
    SearchSpace space = asked.space(parent.model(), granularity);
    ProvenParent proven = proven(claims, parent, selection.cases(claims));
    long start = System.nanoTime();
    long keep = toKeep(proven);
    double size = WorkEstimate.of(parent.network(), proven.cases(), 4 * tries);
    try (Engine engine = new Engine(work, size, output.notes(terminal))) {
      CandidateNetworks networks = new CandidateNetworks(parent, stated, space, engine.kernels());
      List<DriftJudge> judges = judges(parent, proven, networks, keep, engine);
      LadderTrials ladder =
          new LadderTrials(
              new LadderTrials.Setup(
                  file,
                  child,
                  stated,
                  verification(engine, file),
                  work.timeout(Budgets.timeout(claims)),
                  space,
                  proven,
                  keep,
                  output.notes(terminal)));
      AdviceRun.Found found = new AdviceRun(space, judges, ladder, tries).run();
      Advice advice =
          new Advice(asked, target, keepCertified, space, proven, keep, judges, found, child);
      return leave(advice, file, stated, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void requireSense() throws IOException {
    if (keepCertified.signum() <= 0 || keepCertified.compareTo(BigDecimal.ONE) > 0) {
      throw new BadInputException(
          "--keep-certified "
              + keepCertified.toPlainString()
              + ": expected a share greater than 0 and at most 1, such as 0.95");
    }
    if (tries < 1) {
      throw new BadInputException("--tries " + tries + ": expected at least 1");
    }
    if (selection.region().isPresent()) {
      throw new BadInputException("--region: a record is of all regions of an image; leave it out");
    }
    if (Files.exists(child) && Files.exists(network) && Files.isSameFile(child, network)) {
      throw new BadInputException(child + ": that is the parent; give the child another name");
    }
    OutputPlace.require(child);
    OutputPlace.require(Advice.recipe(child));
    record.requirePlace();
  }

  /** Takes the parent's proof from the store, or proves it at once. */
  private ProvenParent proven(Property claims, LoadedNetwork parent, List<PropertyCase> cases)
      throws PropertyFormatException {
    ProofStore proofs = store.open();
    Optional<ProvenParent> known =
        ProvenParent.find(proofs, claims, parent, cases, output.notes(terminal));
    if (known.isPresent()) {
      return known.get();
    }
    output.note(terminal, "proving the parent (once):");
    List<String> arguments = new ArrayList<>(List.of("prove", "--network", network.toString()));
    arguments.addAll(List.of("--property", property.toString(), "--images", rows(cases)));
    arguments.addAll(List.of("--store", store.folder().toString()));
    arguments.addAll(work.asArguments());
    arguments.addAll(networkOutput.asArguments());
    int status = new Program(quietly()).run(arguments.toArray(String[]::new));
    return status >= ExitStatus.BAD_INPUT
        ? nothingProven()
        : ProvenParent.find(proofs, claims, parent, cases, output.notes(terminal))
            .orElseGet(this::nothingProven);
  }

  private ProvenParent nothingProven() {
    throw new BadInputException(
        network + ": nothing is proven of it that a child could keep; see fanc prove");
  }

  /** What is found out of the parent on the way is no result here. */
  private Terminal quietly() {
    PrintStream lines =
        output.quiet()
            ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
            : terminal.err();
    return new Terminal(lines, terminal.err(), false);
  }

  private static String rows(List<PropertyCase> cases) {
    return String.join(
        ",", cases.stream().map(theCase -> Integer.toString(theCase.index())).toList());
  }

  private long toKeep(ProvenParent proven) {
    long verified = proven.verified();
    if (verified == 0) {
      nothingProven();
    }
    return keepCertified
        .multiply(BigDecimal.valueOf(verified))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static List<DriftJudge> judges(
      LoadedNetwork parent,
      ProvenParent proven,
      CandidateNetworks networks,
      long keep,
      Engine engine) {
    List<DriftJudge> judges = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      DriftOracle drift =
          new DriftOracle(parent.network(), proven.claimed(), level, engine.kernels());
      boolean finer = judges.isEmpty() || drift.passes() > judges.get(level - 1).passes();
      if (!finer) {
        break;
      }
      judges.add(new DriftJudge(drift, networks, proven, keep));
    }
    return judges;
  }

  /** A contradiction is kept beside the proofs. */
  private Verification verification(Engine engine, LoadedNetwork parent) {
    Path place = store.folder().toAbsolutePath().getParent();
    SelfChecks doubts = new SelfChecks(true, "verify", List.of(), List.of(), place, work.seed());
    return new Verification(
        engine,
        Method.AUTO,
        new UsableProofs(store.open().remembering(), Optional.of(parent)),
        new Verification.Effort(0, work.seed(), Trials.ONCE, doubts),
        note -> {},
        false);
  }

  private int leave(Advice advice, LoadedNetwork parent, Property stated, double seconds)
      throws IOException {
    if (advice.found().best().isPresent()) {
      advice.write(parent);
    }
    AdviceResult result = advice.result(record.command(), parent, stated, seconds);
    AdviceText.lines(result).forEach(terminal.out()::println);
    if (record.out() != null) {
      ResultFile.write(record.out(), ResultFile.toJson(result));
      output.note(terminal, "written to " + record.out());
    }
    return result.reached() ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }
}
