package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.ActivationOp;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class TransferLawsTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  /** Bit for bit: a miss goes on from the element at the cut, so it is the same computation. */
  @Property(tries = 150, seed = "1")
  void missHasTheMarginFromScratchAndHitIsNotWorseThanNothing(@ForAll long seed)
      throws InterruptedException {
    Examples example = Examples.random(new Random(seed), .05);
    Claim<Zonotope> claim = Examples.prover(example.child()).claim(example.constraint());
    List<ProvenTemplate> proven = new ArrayList<>();
    for (Template template : example.templates().templates()) {
      ProvenTemplate.prove(claim, template).ifPresent(proven::add);
    }
    for (long r = 0; r < example.family().size(); r++) {
      InputRegion region = example.family().region(r);
      TemplateVerifier<Zonotope> verifier = new TemplateVerifier<>(claim, proven);
      double margin = verifier.margin(region);
      if (verifier.hits() == 0) {
        assertThat(margin).isEqualTo(claim.margin(region));
      } else {
        assertThat(margin).isPositive();
      }
    }
  }

  /** Laws about hits and misses say something only where there are both. */
  @Example
  void theseExamplesHaveHitsAndMissesAndLosses() throws InterruptedException {
    long hits = 0;
    long misses = 0;
    int lost = 0;
    for (long seed = 0; seed < 60; seed++) {
      Examples example = Examples.random(new Random(seed), .1);
      TransferResult result =
          new Transfer<>(Examples.prover(example.child()), Optional.of(new Slack(.25, .5, .05)))
              .run(
                  example.family(),
                  example.constraint(),
                  example.templates(),
                  ONE_THREAD,
                  Deadline.never());
      hits += result.hits();
      misses += result.family().regions() - result.hits();
      lost += result.offered() - result.proven();
    }
    assertThat(hits).isGreaterThan(50);
    assertThat(misses).isGreaterThan(50);
    assertThat(lost).isPositive();
  }

  @Property(tries = 100, seed = "2")
  void noRegionThatScratchProvesIsLost(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, .1);
    Prover<LocalZonotope> child =
        new Prover<>(
            example.child(),
            new SharedDeepZ(
                random.nextBoolean() ? Symbols.FRESH : Symbols.FOLDED, new JavaKernels()),
            random.nextBoolean() ? OutputCheck.DIFFERENCE : OutputCheck.INTERVALS);
    Claim<LocalZonotope> claim = child.claim(example.constraint());
    long scratch = 0;
    for (long r = 0; r < example.family().size(); r++) {
      scratch += claim.margin(example.family().region(r)) > 0 ? 1 : 0;
    }
    TransferResult result =
        new Transfer<>(child, Optional.of(new Slack(.25, .5, .05)))
            .run(
                example.family(),
                example.constraint(),
                example.templates(),
                random.nextBoolean() ? ONE_THREAD : TWO_THREADS,
                Deadline.never());
    assertThat(result.family().verified()).isGreaterThanOrEqualTo(scratch);
    assertThat(result.hits()).isLessThanOrEqualTo(result.family().verified());
    assertThat(result.proven()).isLessThanOrEqualTo(result.offered());
  }

  /** Points of a verified region, evaluated without any code of the verifier. */
  @Property(tries = 150, seed = "3")
  void hitMeansThatTheChildMeetsTheConstraintInTheRegion(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, .1);
    Claim<Zonotope> claim = Examples.prover(example.child()).claim(example.constraint());
    List<ProvenTemplate> proven = new ArrayList<>();
    for (Template template : example.templates().templates()) {
      ProvenTemplate.prove(claim, template).ifPresent(proven::add);
    }
    TemplateVerifier<Zonotope> verifier = new TemplateVerifier<>(claim, proven);
    for (long r = 0; r < example.family().size(); r++) {
      InputRegion region = example.family().region(r);
      double margin = verifier.margin(region);
      for (int sample = 0; sample < 20; sample++) {
        double[] x = RandomRegions.pointOrCornerOf(region, random);
        assertThat(concreteMargin(example.child(), example.constraint(), x))
            .isGreaterThanOrEqualTo(margin - 1e-9);
      }
    }
  }

  @Property(tries = 100, seed = "4")
  void everyTemplateMadeHoldsOnTheParentFromItsCutOn(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    Prover<Zonotope> parent = Examples.prover(example.parent());
    Claim<Zonotope> claim = parent.claim(example.constraint());
    for (Template template : example.templates().templates()) {
      double margin = ProvenTemplate.prove(claim, template).orElseThrow().margin();
      Network suffix = example.parent().suffix(template.cut());
      for (int sample = 0; sample < 20; sample++) {
        double[] z = RandomRegions.pointOrCornerOf(template.region(), random);
        assertThat(concreteMargin(suffix, example.constraint(), z))
            .isGreaterThanOrEqualTo(margin - 1e-9);
      }
      if (example.parent().step(template.cut()).op() instanceof ActivationOp op) {
        assertThat(Arrays.stream(template.box().lowerArray())).allMatch(end -> end >= op.least());
        assertThat(Arrays.stream(template.box().upperArray())).allMatch(end -> end <= op.most());
      }
    }
  }

  static double concreteMargin(Network network, OutputConstraint constraint, double[] x) {
    double[] y = Evaluation.evaluate(network, x);
    return constraint.margin(
        constraint.halfSpaces().stream()
            .mapToDouble(
                row -> {
                  double sum = -row.offset();
                  for (int j = 0; j < y.length; j++) {
                    sum += row.normal(j) * y[j];
                  }
                  return sum;
                })
            .toArray());
  }
}
