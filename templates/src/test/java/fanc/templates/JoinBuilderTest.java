package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.domain.Zonotope;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class JoinBuilderTest {
  private static final Slack SLACK = new Slack(.25, .5, .05);
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  private static JoinPlan plan(Random random) {
    SuffixProof proof = random.nextBoolean() ? SuffixProof.DOMAIN : SuffixProof.INTERVALS_FIRST;
    return new JoinPlan(List.of(1, 2, 3), 2, .05, proof, Optional.of(SLACK));
  }

  private static ReachedBoxes<Zonotope> proven(
      Examples example, JoinBuilder<Zonotope> builder, FamilyVerifier threads)
      throws InterruptedException {
    ReachedBoxes<Zonotope> reached =
        builder.recorder(example.constraint(), example.family().size());
    threads.verify(example.family(), reached, Deadline.never());
    return reached;
  }

  private static TemplateSet templates(Examples example, JoinPlan plan)
      throws InterruptedException {
    JoinBuilder<Zonotope> builder = new JoinBuilder<>(Examples.prover(example.parent()), plan);
    return builder.build(proven(example, builder, ONE_THREAD));
  }

  /** Bit for bit: the parent's verdicts do not depend on whether templates are made. */
  @Property(tries = 100, seed = "1")
  void recordingLeavesMarginsAsTheyAreFromScratch(@ForAll long seed) {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    Prover<Zonotope> parent = Examples.prover(example.parent());
    Claim<Zonotope> claim = parent.claim(example.constraint());
    ReachedBoxes<Zonotope> reached =
        new JoinBuilder<>(parent, plan(random))
            .recorder(example.constraint(), example.family().size());
    for (long r = 0; r < example.family().size(); r++) {
      InputRegion region = example.family().region(r);
      assertThat(reached.margin(region)).isEqualTo(claim.margin(region));
    }
  }

  /** Points of each template, followed to the output without any code of the verifier. */
  @Property(tries = 150, seed = "2")
  void everyTemplateHoldsOnTheParentFromItsCutOn(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    JoinPlan plan = plan(random);
    Claim<Zonotope> claim = Examples.prover(example.parent()).claim(example.constraint());
    for (Template template : templates(example, plan).templates()) {
      Optional<ProvenTemplate> byDomain = ProvenTemplate.prove(claim, template);
      Optional<ProvenTemplate> byIntervals = ProvenTemplate.proveByIntervals(claim, template);
      assertThat(byDomain.isPresent() || byIntervals.isPresent()).isTrue();
      if (plan.suffixProof() == SuffixProof.DOMAIN) {
        assertThat(byDomain).isPresent();
      }
      double margin =
          Math.max(
              byDomain.map(ProvenTemplate::margin).orElse(0.),
              byIntervals.map(ProvenTemplate::margin).orElse(0.));
      Network suffix = example.parent().suffix(template.cut());
      for (int sample = 0; sample < 20; sample++) {
        double[] z = RandomRegions.pointOrCornerOf(template.region(), random);
        assertThat(TransferLawsTest.concreteMargin(suffix, example.constraint(), z))
            .isGreaterThanOrEqualTo(margin - 1e-9);
      }
    }
  }

  /** The bound by intervals, positive or not, against points of the box. */
  @Property(tries = 150, seed = "3")
  void marginByIntervalsIsBelowThatOfEveryPoint(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, .1);
    Claim<Zonotope> claim = Examples.prover(example.child()).claim(example.constraint());
    for (Template template : templates(example, plan(random)).templates()) {
      double margin = claim.marginByIntervals(template);
      Network suffix = example.child().suffix(template.cut());
      for (int sample = 0; sample < 20; sample++) {
        double[] z = RandomRegions.pointOrCornerOf(template.region(), random);
        assertThat(TransferLawsTest.concreteMargin(suffix, example.constraint(), z))
            .isGreaterThanOrEqualTo(margin - 1e-9);
      }
    }
  }

  @Property(tries = 150, seed = "4")
  void noRegionThatScratchProvesIsLostAndHitsHoldOnTheChild(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, .1);
    JoinPlan plan = plan(random);
    Prover<Zonotope> child = Examples.prover(example.child());
    Claim<Zonotope> claim = child.claim(example.constraint());
    Fitting<Zonotope> fitting =
        new Fitting<>(claim, List.of(), Optional.empty(), plan.suffixProof());
    TemplateSet templates = templates(example, plan);
    List<ProvenTemplate> proven =
        templates.templates().stream().flatMap(t -> fitting.fit(t).stream()).toList();
    TemplateVerifier<Zonotope> verifier = new TemplateVerifier<>(claim, proven);
    long scratch = 0;
    for (long r = 0; r < example.family().size(); r++) {
      InputRegion region = example.family().region(r);
      double margin = verifier.margin(region);
      double fromScratch = claim.margin(region);
      assertThat(margin > 0 || !(fromScratch > 0)).isTrue();
      scratch += fromScratch > 0 ? 1 : 0;
      for (int sample = 0; sample < 20; sample++) {
        double[] x = RandomRegions.pointOrCornerOf(region, random);
        assertThat(TransferLawsTest.concreteMargin(example.child(), example.constraint(), x))
            .isGreaterThanOrEqualTo(margin - 1e-9);
      }
    }
    TransferResult result =
        new Transfer<>(child, plan)
            .run(example.family(), example.constraint(), templates, ONE_THREAD, Deadline.never());
    assertThat(result.family().verified()).isGreaterThanOrEqualTo(scratch);
  }

  @Property(tries = 50, seed = "5")
  void templatesDoNotDependOnTheNumberOfThreads(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    JoinBuilder<Zonotope> builder =
        new JoinBuilder<>(Examples.prover(example.parent()), plan(random));
    TemplateSet one = builder.build(proven(example, builder, ONE_THREAD));
    TemplateSet two = builder.build(proven(example, builder, TWO_THREADS));
    assertThat(two).isEqualTo(one);
  }

  /** Values of images are round numbers, whose hashes have much in common. */
  @Example
  void ofALargeFamilyAShareIsKept() {
    long verified = 0;
    long kept = 0;
    for (long seed = 0; seed < 20; seed++) {
      Examples example = Examples.random(new Random(seed), 0);
      Claim<Zonotope> claim = Examples.prover(example.parent()).claim(example.constraint());
      for (int cut : ActivationCuts.after(example.parent(), List.of(1))) {
        long pretended = 4L * (1L << 21) / example.parent().shape(cut).size();
        ReachedBoxes<Zonotope> reached = new ReachedBoxes<>(claim, List.of(cut), pretended);
        for (int r = 0; r < 256; r++) {
          SparseBox box = new SparseBox(new int[] {0}, new double[] {0}, new double[] {r / 0x1p16});
          InputRegion region = new InputRegion(example.family().base(), box);
          verified += reached.margin(region) > 0 ? 1 : 0;
        }
        kept += reached.at(cut).size();
      }
    }
    assertThat(verified).isGreaterThan(1000);
    assertThat(kept).isBetween(verified / 10, verified / 2);
  }

  /** The join contains all that the parent's regions reach, so the parent has no miss there. */
  @Example
  void oneJoinSettlesEveryRegionOfTheParentAndMostAreOne() throws InterruptedException {
    int single = 0;
    int children = 0;
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Examples example = Examples.random(random, .05);
      JoinPlan plan =
          new JoinPlan(List.of(1), 0, .05, SuffixProof.INTERVALS_FIRST, Optional.of(SLACK));
      TemplateSet templates = templates(example, plan);
      if (templates.size() == 1) {
        single++;
        TransferResult self =
            new Transfer<>(Examples.prover(example.parent()), plan)
                .run(
                    example.family(),
                    example.constraint(),
                    templates,
                    ONE_THREAD,
                    Deadline.never());
        assertThat(self.hits()).isEqualTo(self.family().verified());
        children +=
            new Transfer<>(Examples.prover(example.child()), plan)
                        .run(
                            example.family(),
                            example.constraint(),
                            templates,
                            ONE_THREAD,
                            Deadline.never())
                        .hits()
                    > 0
                ? 1
                : 0;
      }
    }
    assertThat(single).isGreaterThan(20);
    assertThat(children).isGreaterThan(10);
  }
}
