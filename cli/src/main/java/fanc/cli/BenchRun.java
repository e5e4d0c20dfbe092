package fanc.cli;

import fanc.cli.BenchPlan.Claims;
import fanc.cli.BenchPlan.Family;
import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.ResolvedHash;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.BenchmarkCell;
import fanc.results.BenchmarkCell.Place;
import fanc.results.CellLog;
import fanc.results.MachineSpeed;
import fanc.results.Measurement;
import fanc.results.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Measures the cells of a benchmark that a log does not have yet, and adds each when it is done.
 */
final class BenchRun {
  private final BenchPlan plan;
  private final BenchTiming timing;
  private final BenchDoubt doubt;
  private final CellLog log;
  private final MachineSpeed speed;
  private final Progress progress;
  private final Function<Property, OptionalLong> memory;
  private final Map<Place, BenchmarkCell> done = new LinkedHashMap<>();
  private final List<BenchmarkCell> finished = new ArrayList<>();

  /**
   * Makes a run.
   *
   * @param doubt what looks at points of what was verified
   * @param speed of this machine, measured in this process
   * @param memory megabytes of the heap for each decision on a property; empty for all of it
   */
  BenchRun(
      BenchPlan plan,
      BenchTiming timing,
      BenchDoubt doubt,
      CellLog log,
      MachineSpeed speed,
      Progress progress,
      Function<Property, OptionalLong> memory) {
    this.plan = plan;
    this.timing = timing;
    this.doubt = doubt;
    this.log = log;
    this.speed = speed;
    this.progress = progress;
    this.memory = memory;
    // A cell whose inputs changed was measured again; the later one counts.
    log.cells().forEach(cell -> done.put(cell.place(), cell));
  }

  /**
   * One image of a property, on a parent.
   *
   * @param hash of the regions and of what is claimed, whatever files they came from
   */
  private record Image(Family family, Claims claims, ImageClaim claim, String hash) {}

  /**
   * Measures what is missing and returns all cells in the order of the benchmark.
   *
   * @throws PropertyFormatException if a property does not fit a network
   * @throws IOException if the log can not be written
   */
  List<BenchmarkCell> run() throws PropertyFormatException, IOException {
    progress.started(plan.size());
    for (Family named : plan.families()) {
      for (Claims claims : named.claims()) {
        Family family = named.asAskedBy(claims.property());
        Map<BenchMethod, Double> warm = null;
        timing.begin(memory.apply(claims.property()));
        for (PropertyCase theCase : claims.cases()) {
          Image image = image(family, claims, theCase);
          Map<BenchMethod, Double> first = Map.of();
          if (warm == null && isMissing(image) && !image.claim().misclassified()) {
            progress.step("warming up", finished.size(), plan.size());
            warm = warmUp(image);
            first = warm;
          }
          cells(image, first);
        }
      }
    }
    progress.close();
    progress.finished(finished.size());
    return finished;
  }

  private Map<BenchMethod, Double> warmUp(Image image) {
    LoadedNetwork parent = image.family().parent();
    List<Network> children =
        image.family().children().stream()
            .map(BenchChild::network)
            .filter(network -> !image.claim().onNetwork(network).misclassified())
            .toList();
    return timing.warmUp(
        parent,
        children.isEmpty() ? List.of(parent.network()) : children,
        image.claim(),
        Budgets.timeout(image.claims().property()));
  }

  private static Image image(Family family, Claims claims, PropertyCase theCase)
      throws PropertyFormatException {
    ImageClaim claim =
        ImageClaim.of(claims.property(), theCase, family.parent(), OptionalInt.empty());
    for (BenchChild child : family.children()) {
      InputOrder.requireChannelsFirst(claims.property(), theCase, child.network());
      if (theCase.constraint().isPresent()) {
        DroppedOutput.requireComparisons(child.loaded(), claims.property(), claim.constraint());
      }
    }
    ImageClaim kept = claim.on(RegionsInMemory.of(claim.family()));
    return new Image(family, claims, kept, ResolvedHash.of(kept.family(), kept.constraint()));
  }

  private boolean isMissing(Image image) {
    return image.family().children().stream()
        .anyMatch(child -> found(place(image, child), inputs(image, child)) == null);
  }

  /** All children of one image, one after the other: the parent's proof is made once for them. */
  private void cells(Image image, Map<BenchMethod, Double> first) throws IOException {
    ImageClaim claim = image.claim();
    BenchTiming.Proofs proofs = null;
    for (BenchChild child : image.family().children()) {
      Place place = place(image, child);
      String inputs = inputs(image, child);
      BenchmarkCell cell = found(place, inputs);
      if (cell == null) {
        progress.step(child.name() + ", image " + claim.index(), finished.size(), plan.size());
        if (proofs == null && !claim.misclassified()) {
          Duration limit = Budgets.timeout(image.claims().property());
          proofs = timing.prove(image.family().parent(), claim, limit, first);
        }
        cell = measured(place, inputs, image, child, proofs);
        log.append(cell);
        String outcome = cell.skipped() == null ? "measured" : "skipped";
        progress.done(child.name() + ", image " + claim.index(), outcome, Double.NaN);
      }
      finished.add(cell);
    }
  }

  private BenchmarkCell measured(
      Place place, String inputs, Image image, BenchChild child, BenchTiming.Proofs proofs) {
    ImageClaim claim = image.claim();
    String skipped = null;
    ImageClaim ofChild = claim;
    if (claim.misclassified()) {
      skipped = "the parent misclassifies the image";
    } else {
      ofChild = claim.onNetwork(child.network());
      skipped = ofChild.misclassified() ? "the child misclassifies the image" : null;
    }
    List<Measurement> measured =
        skipped == null ? timing.measure(child.network(), ofChild, proofs) : List.of();
    if (skipped == null) {
      doubt.check(child.loaded(), image.claims().property(), ofChild, measured);
    }
    return new BenchmarkCell(
        place.network(),
        place.child(),
        place.property(),
        place.image(),
        inputs,
        skipped,
        speed,
        skipped == null ? proofs.secondsParent() : Numbers.of(),
        measured);
  }

  private BenchmarkCell found(Place place, String inputs) {
    BenchmarkCell cell = done.get(place);
    return cell != null && cell.inputs().equals(inputs) ? cell : null;
  }

  private static Place place(Image image, BenchChild child) {
    return new Place(
        image.family().name(), child.name(), image.claims().name(), image.claim().index());
  }

  private static String identity(LoadedNetwork network) {
    return network.model().sha256() + network.model().outputName();
  }

  private static String inputs(Image image, BenchChild child) {
    String all = identity(image.family().parent()) + identity(child.loaded()) + image.hash();
    try {
      byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
