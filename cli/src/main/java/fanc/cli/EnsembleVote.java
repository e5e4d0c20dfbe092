package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.files.OnlyCorrect;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.Witness;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides that more than half of the members of an ensemble answer with the label, of what was
 * found of each of them.
 */
final class EnsembleVote {
  private final LoadedEnsemble.Asked ensemble;
  private final Property property;
  private final SelectionOptions selection;
  private final ParentVerdicts parent;
  private final VerificationRun noting;
  private final VoteWitness witnesses;

  /**
   * Makes the decision.
   *
   * @param property with its choices of pixels made
   * @param parent what a proof knows of the images' labels
   * @param noting says where a verdict is about a part of the regions only
   */
  EnsembleVote(
      LoadedEnsemble.Asked ensemble,
      Property property,
      SelectionOptions selection,
      ParentVerdicts parent,
      VerificationRun noting,
      Kernels kernels) {
    this.ensemble = ensemble;
    this.property = property;
    this.selection = selection;
    this.parent = parent;
    this.noting = noting;
    this.witnesses =
        new VoteWitness(ensemble.members().stream().map(LoadedNetwork::network).toList(), kernels);
  }

  /**
   * Decides all cases.
   *
   * @param members what was found of each member, in order
   * @param images verdicts of members and mean, whose counterexamples may be the vote's
   * @param lines told the line of each image
   */
  VerificationRun.Found run(
      List<PropertyCase> cases,
      List<KeptOutcomes> members,
      List<ImageResult> images,
      Consumer<String> lines)
      throws PropertyFormatException {
    List<ImageResult> found = new ArrayList<>();
    int skipped = 0;
    for (PropertyCase theCase : cases) {
      ImageClaim whole =
          ImageClaim.of(property, theCase, ensemble.whole(), parent.label(theCase.index()));
      ImageClaim claim = whole.on(Regions.chosen(whole.family(), selection.region()));
      long right =
          ensemble.members().stream()
              .filter(member -> !claim.onNetwork(member.network()).misclassified())
              .count();
      boolean misclassified = 2 * right <= members.size();
      if (misclassified && skips(claim)) {
        skipped++;
        continue;
      }
      ImageResult plain = decided(claim, members, points(claim, images), misclassified);
      ImageResult result = noting.noted(plain, whole.family(), claim.family());
      found.add(result);
      lines.accept(Verdicts.line(result, claim.family(), property.coverage()));
    }
    return new VerificationRun.Found(found, List.of(), skipped, 0, 0, RunDetails.NONE);
  }

  private boolean skips(ImageClaim claim) {
    return property.onlyCorrect() != OnlyCorrect.FALSE
        && !(property.onlyCorrect() == OnlyCorrect.PARENT && parent.lists(claim.index()));
  }

  /** Points are as the file has them; those of one that takes its channels last are not tried. */
  private List<Witness> points(ImageClaim claim, List<ImageResult> images) {
    return ensemble.whole().order().isPresent()
        ? List.of()
        : images.stream()
            .filter(image -> image.index() == claim.index() && image.witness() != null)
            .map(ImageResult::witness)
            .toList();
  }

  private ImageResult decided(
      ImageClaim claim, List<KeptOutcomes> members, List<Witness> points, boolean misclassified) {
    long start = System.nanoTime();
    List<Optional<FamilyOutcome>> outcomes =
        members.stream().map(member -> member.of(claim)).toList();
    RegionVotes votes = RegionVotes.of(outcomes, claim.family().count());
    double seconds = seconds(outcomes) + (System.nanoTime() - start) * 1e-9;
    Optional<Witness> witness =
        votes.allVerified() ? Optional.empty() : witnesses.among(claim, points);
    boolean late = outcomes.stream().anyMatch(o -> o.filter(FamilyOutcome::timedOut).isPresent());
    Outcome verdict =
        votes.allVerified()
            ? Outcome.VERIFIED
            : witness.isPresent() ? Outcome.VIOLATED : late ? Outcome.TIMEOUT : Outcome.UNKNOWN;
    String reason =
        switch (verdict) {
          case VIOLATED -> misclassified ? ImageCheck.MISCLASSIFIED : null;
          case UNKNOWN -> "imprecise";
          default -> null;
        };
    return new ImageResult(
        claim.index(),
        claim.label(),
        predicted(claim),
        verdict,
        reason,
        votes.regions(),
        votes.verified(),
        votes.regions(),
        null,
        votes.worstMargin(),
        seconds,
        Map.of(),
        witness.orElse(null));
  }

  /** A member that is listed twice was decided once. */
  private static double seconds(List<Optional<FamilyOutcome>> outcomes) {
    return outcomes.stream()
        .flatMap(Optional::stream)
        .distinct()
        .mapToDouble(FamilyOutcome::seconds)
        .filter(s -> !Double.isNaN(s))
        .sum();
  }

  private int predicted(ImageClaim claim) {
    double[] votes = witnesses.votes(claim.family().base().toArray());
    int best = 0;
    for (int j = 1; j < votes.length; j++) {
      best = votes[j] > votes[best] ? j : best;
    }
    return best;
  }
}
