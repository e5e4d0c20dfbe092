package fanc.cli;

import fanc.cli.ImageCheck.Checked;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.files.Coverage;
import fanc.properties.files.OnlyCorrect;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.perturbation.ImageFamily;
import fanc.results.Effort;
import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Outcome;
import fanc.results.PeakMemory;
import fanc.results.Summary;
import fanc.results.Witness;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Checks the cases of a property one after the other on one network. */
final class VerificationRun {
  /** What a record says beside the verdict on a sample of the regions. */
  static final String SAMPLED = "sampled";

  private final Property property;
  private final LoadedNetwork network;
  private final ImageCheck check;
  private final SelectionOptions selection;
  private final ParentVerdicts parent;
  private final Optional<DetailKeeper> details;

  VerificationRun(
      Property property,
      LoadedNetwork network,
      ImageCheck check,
      SelectionOptions selection,
      ParentVerdicts parent) {
    this(property, network, check, selection, parent, Optional.empty());
  }

  private VerificationRun(
      Property property,
      LoadedNetwork network,
      ImageCheck check,
      SelectionOptions selection,
      ParentVerdicts parent,
      Optional<DetailKeeper> details) {
    this.property = property;
    this.network = network;
    this.check = check;
    this.selection = selection;
    this.parent = parent;
    this.details = details;
  }

  /** Returns the same run, of which details are kept. */
  VerificationRun keeping(DetailKeeper keeper) {
    return new VerificationRun(property, network, check, selection, parent, Optional.of(keeper));
  }

  /**
   * What a run found.
   *
   * @param images one entry for each image with a verdict
   * @param outcomes what the method found for each of them, where it was asked
   * @param skipped images that the network misclassifies
   * @param secondsAttack time of the searches for counterexamples
   * @param secondsSelfCheck time of the looks at points of what was verified
   * @param details what else is to be recorded
   */
  record Found(
      List<ImageResult> images,
      List<FamilyOutcome> outcomes,
      int skipped,
      double secondsAttack,
      double secondsSelfCheck,
      RunDetails details) {

    /**
     * Checks that something was decided.
     *
     * @throws BadInputException if no image has a verdict
     */
    void requireVerdicts(Property property) {
      if (images.isEmpty()) {
        throw new BadInputException(
            property.file()
                + ": nothing was checked: the network misclassifies all "
                + skipped
                + " images");
      }
    }

    /** Returns the totals. */
    Summary summary(double secondsLoad) {
      return Summary.of(
          images,
          skipped,
          new Effort(secondsLoad, secondsAttack, secondsSelfCheck, PeakMemory.megabytes()));
    }
  }

  /**
   * Checks the cases.
   *
   * @param lines told the line of each image as soon as it is known
   * @throws PropertyFormatException if the property does not fit the network; then nothing was
   *     checked
   */
  Found run(List<PropertyCase> cases, Progress progress, Consumer<String> lines)
      throws PropertyFormatException {
    progress.started(cases.size());
    Found found =
        run(
            cases,
            progress,
            lines,
            image -> {
              progress.done("image " + image.index(), image.outcome().toString(), image.seconds());
              return false;
            });
    progress.finished(found.images().size() + found.skipped());
    return found;
  }

  /**
   * Checks the cases as far as they matter for the answer to all of them together.
   *
   * @throws PropertyFormatException if the property does not fit the network; then nothing was
   *     checked
   */
  Found answer(List<PropertyCase> cases) throws PropertyFormatException {
    return run(
        cases,
        (task, done, total) -> {},
        line -> {},
        result ->
            result.outcome() == Outcome.VIOLATED
                || (result.outcome() == Outcome.TIMEOUT && property.query().isPresent()));
  }

  private Found run(
      List<PropertyCase> cases,
      Progress progress,
      Consumer<String> lines,
      Predicate<ImageResult> enough)
      throws PropertyFormatException {
    long start = System.nanoTime();
    List<ImageResult> images = new ArrayList<>();
    List<FamilyOutcome> outcomes = new ArrayList<>();
    int skipped = 0;
    double secondsAttack = 0;
    double secondsSelfCheck = 0;
    boolean said = false;
    for (PropertyCase theCase : cases) {
      progress.step("image " + theCase.index(), images.size() + skipped, cases.size());
      ImageClaim claim = ImageClaim.of(property, theCase, network, parent.label(theCase.index()));
      if (skips(claim)) {
        skipped++;
        continue;
      }
      if (!said) {
        remark(claim.family()).ifPresent(remark -> lines.accept("regions: " + remark));
        said = true;
      }
      ImageClaim some = claim.on(Regions.chosen(claim.family(), selection.region()));
      Checked checked = within(start).check(some);
      ImageResult plain = noted(asFileHasIt(checked.result()), claim.family(), some.family());
      ImageResult image = detailed(plain, checked, some, claim.family());
      images.add(image);
      checked.outcome().ifPresent(outcomes::add);
      secondsAttack += checked.secondsAttack();
      secondsSelfCheck += checked.secondsSelfCheck();
      progress.close();
      lines.accept(named(image, cases.size()) + line(image, some));
      if (enough.test(image)) {
        break;
      }
    }
    progress.close();
    RunDetails more = details.isPresent() ? details.get().details() : RunDetails.NONE;
    return new Found(images, outcomes, skipped, secondsAttack, secondsSelfCheck, more);
  }

  private ImageResult detailed(
      ImageResult plain, Checked checked, ImageClaim claim, RegionFamily all) {
    return details
        .map(
            keeper ->
                keeper.detailed(plain, claim, all, checked.result().witness(), checked.outcome()))
        .orElse(plain);
  }

  /** The cases of a query share its budget; every image has its own. */
  private ImageCheck within(long start) {
    return property.query().isPresent()
        ? check.after(Duration.ofNanos(System.nanoTime() - start))
        : check;
  }

  private String named(ImageResult result, int cases) {
    return property.query().isPresent() && cases > 1
        ? String.format(Locale.ROOT, "case %-6d ", result.index())
        : "";
  }

  private String line(ImageResult image, ImageClaim claim) {
    return Verdicts.line(image, claim.family(), property.coverage());
  }

  private boolean skips(ImageClaim claim) {
    if (property.onlyCorrect() == OnlyCorrect.FALSE || claim.label() < 0) {
      return false;
    }
    // An image that no proof lists may be one that the parent was never asked about.
    return claim.misclassified()
        && !(property.onlyCorrect() == OnlyCorrect.PARENT && parent.lists(claim.index()));
  }

  /** Says where a verdict is about a part of the regions only, and what they are. */
  ImageResult noted(ImageResult image, RegionFamily all, RegionFamily family) {
    Optional<String> note =
        selection.region().isPresent()
            ? Optional.of("only " + family.describe(0))
            : property.coverage() == Coverage.SAMPLED ? Optional.of(SAMPLED) : Optional.empty();
    return image.outOf(
        population(all),
        remark(all).orElse(null),
        image.reason() == null ? note.orElse(null) : image.reason());
  }

  private ImageResult asFileHasIt(ImageResult image) {
    return new ImageResult(
        image.index(),
        image.label(),
        image.predicted(),
        image.outcome(),
        image.reason(),
        image.regionsTotal(),
        image.regionsVerified(),
        image.population(),
        image.note(),
        image.worstMargin(),
        image.seconds(),
        image.rungs(),
        asFileHasIt(image.witness(), property, network));
  }

  /**
   * Returns a witness with what the file computes, without the inputs that a query put beside it;
   * null for null.
   */
  static Witness asFileHasIt(Witness witness, Property property, LoadedNetwork network) {
    if (witness == null || property.query().isEmpty()) {
      return network.asFileHasIt(witness);
    }
    double[] output = Arrays.copyOf(witness.output().toArray(), property.query().get().outputs());
    return network.asFileHasIt(
        new Witness(
            witness.region(),
            witness.input(),
            Numbers.of(output),
            witness.margin(),
            witness.violatedIn()));
  }

  private static BigInteger population(RegionFamily all) {
    return all instanceof ImageFamily around ? around.population() : all.count();
  }

  private static Optional<String> remark(RegionFamily all) {
    return all instanceof ImageFamily around ? around.remark() : Optional.empty();
  }
}
