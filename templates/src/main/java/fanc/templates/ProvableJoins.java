package fanc.templates;

import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Divides boxes at one cut into groups whose joins can be proven: all together if that works, else
 * halved along the neuron in which they differ most, and so on.
 *
 * @param <E> element of the domain
 */
final class ProvableJoins<E> {
  /** A join that can be proven is tried with this many times the plan's growth as well. */
  private static final double[] MORE_GROWTH = {5, 2};

  /** The least width of a neuron for growth, as a share of the mean width. */
  private static final double DEAD = .05;

  /** A group of less than one region in so many does not pay for a proof on each child. */
  private static final int LEAST_PART = 64;

  /** If the join of the narrowest box in so many can not be proven, no group is looked for. */
  private static final int PROBE_PART = 4;

  /** The domain's proofs of wide boxes cost so much more that only large groups pay for one. */
  private static final int HALVINGS_BY_DOMAIN = 2;

  /** With more neurons that vary, a proof by the domain costs as much as many regions. */
  private static final int MOST_SYMBOLS = 256;

  private final Claim<E> claim;
  private final int cut;
  private final JoinPlan plan;
  private boolean byIntervals;

  ProvableJoins(Claim<E> claim, int cut, JoinPlan plan) {
    this.claim = claim;
    this.cut = cut;
    this.plan = plan;
    this.byIntervals = plan.suffixProof() == SuffixProof.INTERVALS_FIRST;
  }

  /**
   * A template that contains what some regions reach.
   *
   * @param template proven on the parent
   * @param regions how many it was made of
   */
  record Join(ProvenTemplate template, int regions) {}

  /** Returns the groups that were found, largest first; boxes in none are left out. */
  List<Join> of(List<Bounds> boxes) {
    List<Join> found = new ArrayList<>();
    if (boxes.size() < 2) {
      return found;
    }
    Optional<ProvenTemplate> whole = proven(boxes);
    if (whole.isEmpty()) {
      List<Bounds> probe = narrowest(boxes);
      if (proven(probe).isEmpty()) {
        if (!turnsToTheDomainFor(probe)) {
          return found;
        }
        whole = proven(boxes);
      }
    }
    if (whole.isPresent()) {
      found.add(new Join(whole.get(), boxes.size()));
    } else {
      int least = Math.max(2, boxes.size() / LEAST_PART);
      int halvings = byIntervals ? plan.halvings() : Math.min(plan.halvings(), HALVINGS_BY_DOMAIN);
      halve(boxes, least, halvings, found);
    }
    found.sort(Comparator.comparingInt(Join::regions).reversed());
    return found;
  }

  /** Goes on with the domain if that can prove what intervals can not. */
  private boolean turnsToTheDomainFor(List<Bounds> probe) {
    Template join = grown(BoxJoin.of(probe), plan.growth());
    if (!byIntervals || join.region().changes().size() > MOST_SYMBOLS) {
      return false;
    }
    byIntervals = false;
    return proven(join).isPresent();
  }

  private static List<Bounds> narrowest(List<Bounds> boxes) {
    record Measured(Bounds box, double width) {}
    return boxes.stream()
        .map(box -> new Measured(box, BoxJoin.totalWidth(box)))
        .sorted(Comparator.comparingDouble(Measured::width))
        .limit(Math.max(1, boxes.size() / PROBE_PART))
        .map(Measured::box)
        .toList();
  }

  private void halve(List<Bounds> boxes, int least, int halvings, List<Join> found) {
    if (halvings == 0 || boxes.size() / 2 < least) {
      return;
    }
    List<Bounds> ordered = alongWidestNeuron(boxes);
    int half = ordered.size() / 2;
    for (List<Bounds> part :
        List.of(ordered.subList(0, half), ordered.subList(half, ordered.size()))) {
      Optional<ProvenTemplate> join = proven(part);
      if (join.isPresent()) {
        found.add(new Join(join.get(), part.size()));
      } else {
        halve(part, least, halvings - 1, found);
      }
    }
  }

  /** Returns the boxes in the order of their middles at the neuron where these vary most. */
  private static List<Bounds> alongWidestNeuron(List<Bounds> boxes) {
    int n = boxes.get(0).dimension();
    double[] sum = new double[n];
    double[] squares = new double[n];
    for (Bounds box : boxes) {
      for (int i = 0; i < n; i++) {
        double middle = box.lower(i) + box.upper(i);
        sum[i] += middle;
        squares[i] += middle * middle;
      }
    }
    int widest = 0;
    double largest = -1;
    for (int i = 0; i < n; i++) {
      double variance = squares[i] - sum[i] * sum[i] / boxes.size();
      if (variance > largest) {
        largest = variance;
        widest = i;
      }
    }
    int neuron = widest;
    return boxes.stream()
        .sorted(Comparator.comparingDouble(box -> box.lower(neuron) + box.upper(neuron)))
        .toList();
  }

  /** Proves the join of boxes, as much grown as can be proven. */
  private Optional<ProvenTemplate> proven(List<Bounds> boxes) {
    Bounds join = BoxJoin.of(boxes);
    Optional<ProvenTemplate> least = proven(grown(join, plan.growth()));
    if (least.isPresent() && plan.growth() > 0) {
      for (double factor : MORE_GROWTH) {
        Optional<ProvenTemplate> more = proven(grown(join, factor * plan.growth()));
        if (more.isPresent()) {
          return more;
        }
      }
    }
    return least;
  }

  private Optional<ProvenTemplate> proven(Template template) {
    return byIntervals
        ? ProvenTemplate.proveByIntervals(claim, template)
        : ProvenTemplate.prove(claim, template);
  }

  private Template grown(Bounds join, double share) {
    Bounds grown = BoxJoin.grown(join, share, DEAD);
    return new Template(cut, ActivationCuts.attainable(claim.network(), cut, grown));
  }
}
