package fanc.cli;

import fanc.approx.Approximation;
import fanc.approx.ApproximationException;
import fanc.approx.Child;
import fanc.cli.LadderRungs.Recorded;
import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.Comparison;
import fanc.results.ComparisonRow;
import fanc.results.Rung;
import fanc.results.RungShare;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Children of one parent, each image verified from scratch and with transfer, one right after the
 * other in one process, so that both meet the same machine. Times are medians of three.
 */
final class DemoRun {
  private static final Method METHOD = Method.AUTO;
  private static final Method BASELINE = Method.DEEPZ;
  private static final int WARM_UP_IMAGES = 6;
  private static final int REPEATS = 3;

  private final LoadedNetwork parent;
  private final Property property;
  private final Engine engine;
  private final Progress progress;
  private final SelfChecks selfChecks;
  private final Map<Integer, Recorded> records = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  DemoRun(
      LoadedNetwork parent,
      Property property,
      Engine engine,
      Progress progress,
      SelfChecks selfChecks) {
    this.parent = parent;
    this.property = property;
    this.engine = engine;
    this.progress = progress;
    this.selfChecks = selfChecks;
  }

  /**
   * Proves the parent and compares its children.
   *
   * @throws BadInputException if the parent classifies no image correctly
   */
  Comparison compare(List<PropertyCase> cases, List<Approximation> rules)
      throws PropertyFormatException, ApproximationException {
    List<ImageClaim> claims = new ArrayList<>();
    for (PropertyCase theCase : cases) {
      ImageClaim claim = ImageClaim.of(property, theCase, parent, OptionalInt.empty());
      if (!claim.misclassified()) {
        claims.add(claim);
      }
    }
    if (claims.isEmpty()) {
      throw new BadInputException(
          property.file() + ": nothing was checked: the parent misclassifies all images");
    }
    warmUp(claims.subList(0, Math.min(WARM_UP_IMAGES, claims.size())));
    long start = System.nanoTime();
    for (ImageClaim claim : claims) {
      progress.step("parent, image " + claim.index(), claims.indexOf(claim), claims.size());
      record(claim);
    }
    double secondsProve = (System.nanoTime() - start) * 1e-9;
    List<ComparisonRow> rows = new ArrayList<>();
    for (Approximation rule : rules) {
      OnnxModel model = Child.of(parent.model(), rule).model();
      rows.add(
          row(
              new LoadedNetwork(Path.of(rule.name()), model, parent.sibling(model), parent.order()),
              claims));
    }
    progress.close();
    return new Comparison(
        RunRecord.tool(),
        parent.identity(),
        RunRecord.identity(property),
        METHOD.toString(),
        BASELINE.toString(),
        engine.threads().threads(),
        engine.kernels().name(),
        new RunRecord(engine).machine(),
        secondsProve,
        rows);
  }

  private void record(ImageClaim claim) {
    RecordedDecision proof = new RecordedDecision(parent.network(), engine);
    proof.decide(claim, null);
    proof.record().ifPresent(made -> records.put(claim.index(), new Recorded(made, proof.costs())));
  }

  /** Does everything that is timed later, so that the virtual machine has compiled it. */
  private void warmUp(List<ImageClaim> claims) {
    LadderDecision transfer = transfer(parent.network());
    LadderDecision cascade = cascade(parent.network());
    for (ImageClaim claim : claims) {
      progress.step("warming up", claims.indexOf(claim), claims.size());
      record(claim);
      transfer.decide(claim, null);
      cascade.decide(claim, null);
    }
    records.clear();
  }

  private LadderDecision transfer(Network child) {
    LadderRungs.Parent known =
        new LadderRungs.Parent(
            parent.network(), claim -> Optional.ofNullable(records.get(claim.index())), note -> {});
    return engine.ladder(child, LadderRungs.of(child, engine.kernels(), known));
  }

  private LadderDecision cascade(Network child) {
    return engine.ladder(child, LadderRungs.fromScratch(child, engine.kernels()));
  }

  /**
   * Returns for each child which rungs settled its regions, and what the best without a parent
   * took.
   */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private ComparisonRow row(LoadedNetwork loaded, List<ImageClaim> claims) {
    String name = loaded.path().toString();
    Network child = loaded.network();
    SelfCheck selfCheck =
        selfChecks.of(loaded, property, METHOD.toString(), engine, Optional.empty());
    FamilyDecision scratch = engine.fromScratch(child, BASELINE);
    FamilyDecision cascade = cascade(child);
    FamilyDecision transfer = transfer(child);
    Tally tally = new Tally();
    for (ImageClaim claim : claims) {
      progress.step(name + ", image " + claim.index(), claims.indexOf(claim), claims.size());
      ImageClaim ofChild = claim.onNetwork(child);
      if (!ofChild.misclassified()) {
        FamilyOutcome outcome = decide(name, ofChild, List.of(scratch, cascade, transfer), tally);
        if (outcome.allVerified()) {
          selfCheck.check(ofChild, outcome.seconds());
        }
      }
    }
    remarks.add(name + ": " + tally.remark());
    return tally.row(name);
  }

  /** Decides in all ways in turn, several times, counts the medians, and returns the last way's. */
  private static FamilyOutcome decide(
      String name, ImageClaim claim, List<FamilyDecision> ways, Tally tally) {
    List<List<FamilyOutcome>> outcomes =
        ways.stream().map(way -> (List<FamilyOutcome>) new ArrayList<FamilyOutcome>()).toList();
    for (int i = 0; i < REPEATS; i++) {
      for (int w = 0; w < ways.size(); w++) {
        outcomes.get(w).add(ways.get(w).decide(claim, null));
      }
    }
    FamilyOutcome scratch = FamilyOutcome.median(outcomes.get(0));
    FamilyOutcome transfer = FamilyOutcome.median(outcomes.get(2));
    if (transfer.verified().compareTo(scratch.verified()) < 0) {
      throw new IllegalStateException(
          name + ", image " + claim.index() + ": transfer lost a region that scratch proves");
    }
    tally.add(scratch, FamilyOutcome.median(outcomes.get(1)), transfer);
    return transfer;
  }

  /** Sums over the images of one child. */
  private static final class Tally {
    private int images;
    private long regions;
    private long verified;
    private long verifiedScratch;
    private double secondsScratch;
    private double secondsTransfer;
    private double secondsCascade;
    private final Map<Rung, RungShare> rungs = new EnumMap<>(Rung.class);

    void add(FamilyOutcome scratch, FamilyOutcome cascade, FamilyOutcome transfer) {
      images++;
      regions += transfer.regions().longValueExact();
      verified += transfer.verified().longValueExact();
      verifiedScratch += scratch.verified().longValueExact();
      secondsScratch += scratch.seconds();
      secondsCascade += cascade.seconds();
      secondsTransfer += transfer.seconds();
      transfer.rungs().forEach((rung, share) -> rungs.merge(rung, share, RungShare::plus));
    }

    /** Returns how many regions were settled by what the proof says of the parent. */
    private long hits() {
      return settled(Rung.BALL).add(settled(Rung.DRIFT)).longValueExact();
    }

    private BigInteger settled(Rung rung) {
      return rungs.getOrDefault(rung, RungShare.NONE).regions();
    }

    String remark() {
      String shares =
          rungs.entrySet().stream()
              .filter(entry -> entry.getValue().regions().signum() > 0)
              .map(entry -> entry.getKey() + " " + entry.getValue().regions())
              .collect(Collectors.joining(", "));
      return String.format(
          Locale.ROOT,
          "settled by %s; the best without a parent (--method scratch) takes %.3f s, %.2f times as long",
          shares,
          secondsCascade,
          secondsCascade / secondsTransfer);
    }

    ComparisonRow row(String name) {
      return new ComparisonRow(
          name,
          images,
          regions,
          verified,
          verifiedScratch,
          hits(),
          secondsScratch,
          secondsTransfer,
          0,
          0);
    }
  }
}
