package fanc.cli;

import fanc.approx.Approximation;
import fanc.approx.ApproximationException;
import fanc.approx.Child;
import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.Comparison;
import fanc.results.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Children of one parent, each image verified from scratch and with transfer, one right after the
 * other in one process, so that both meet the same machine. Times are medians of three.
 */
final class DemoRun {
  private static final Method METHOD = Method.FANC;
  private static final Method BASELINE = Method.DEEPZ;
  private static final int WARM_UP_IMAGES = 6;
  private static final int REPEATS = 3;

  private final LoadedNetwork parent;
  private final Property property;
  private final Engine engine;
  private final Progress progress;
  private final ParentProof proof;

  DemoRun(LoadedNetwork parent, Property property, Engine engine, Progress progress) {
    this.parent = parent;
    this.property = property;
    this.engine = engine;
    this.progress = progress;
    this.proof = new ParentProof(parent, engine, METHOD, METHOD.preset());
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
      proof.decide(claim, null);
    }
    double secondsProve = (System.nanoTime() - start) * 1e-9;
    List<ComparisonRow> rows = new ArrayList<>();
    for (Approximation rule : rules) {
      rows.add(row(rule.name(), parent.sibling(Child.of(parent.model(), rule).model()), claims));
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

  /** Does everything that is timed later, so that the virtual machine has compiled it. */
  private void warmUp(List<ImageClaim> claims) {
    ParentProof discarded = new ParentProof(parent, engine, METHOD, METHOD.preset());
    for (ImageClaim claim : claims) {
      progress.step("warming up", claims.indexOf(claim), claims.size());
      discarded.decide(claim, null);
      transfer(parent.network(), discarded).decide(claim, null);
    }
  }

  private FamilyDecision transfer(Network network, ParentProof from) {
    return new TransferDecision(
        engine.transfer(network, METHOD, from.plan()), from::templates, engine.threads());
  }

  private ComparisonRow row(String name, Network child, List<ImageClaim> claims) {
    FamilyDecision scratch = engine.fromScratch(child, BASELINE);
    FamilyDecision transfer = transfer(child, proof);
    Tally tally = new Tally();
    for (ImageClaim claim : claims) {
      progress.step(name + ", image " + claim.index(), claims.indexOf(claim), claims.size());
      ImageClaim ofChild = claim.onNetwork(child);
      if (!ofChild.misclassified()) {
        pair(name, ofChild, scratch, transfer, tally);
      }
    }
    return tally.row(name);
  }

  /** Decides both ways in turn, several times, and counts the medians. */
  private static void pair(
      String name, ImageClaim claim, FamilyDecision scratch, FamilyDecision transfer, Tally tally) {
    List<FamilyOutcome> fromScratch = new ArrayList<>();
    List<FamilyOutcome> withProof = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      fromScratch.add(scratch.decide(claim, null));
      withProof.add(transfer.decide(claim, null));
    }
    if (withProof.get(0).verified().compareTo(fromScratch.get(0).verified()) < 0) {
      throw new IllegalStateException(
          name + ", image " + claim.index() + ": transfer lost a region that scratch proves");
    }
    tally.add(FamilyOutcome.median(fromScratch), FamilyOutcome.median(withProof));
  }

  /** Sums over the images of one child. */
  private static final class Tally {
    private int images;
    private long regions;
    private long verified;
    private long verifiedScratch;
    private long hits;
    private double secondsScratch;
    private double secondsTransfer;
    private int valid;
    private int offered;

    void add(FamilyOutcome scratch, FamilyOutcome transfer) {
      images++;
      regions += transfer.regions().longValueExact();
      verified += transfer.verified().longValueExact();
      verifiedScratch += scratch.verified().longValueExact();
      hits += transfer.hits();
      secondsScratch += scratch.seconds();
      secondsTransfer += transfer.seconds();
      valid += transfer.templatesValid();
      offered += transfer.templatesOffered();
    }

    ComparisonRow row(String name) {
      return new ComparisonRow(
          name,
          images,
          regions,
          verified,
          verifiedScratch,
          hits,
          secondsScratch,
          secondsTransfer,
          valid,
          offered);
    }
  }
}
