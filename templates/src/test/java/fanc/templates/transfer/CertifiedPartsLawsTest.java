package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.RandomRegions;
import fanc.templates.certificate.CertificatePart;
import fanc.templates.certificate.CitedPart;
import fanc.templates.certificate.DriftParts;
import fanc.templates.certificate.PartFacts;
import fanc.templates.certificate.ZonotopeParts;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** What parts of certificates say is true at points of their regions. */
class CertifiedPartsLawsTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);
  private static final double EVALUATION = 1e-9;

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  private static List<CertificatePart> parts(RecordedExample example, FamilyVerifier threads)
      throws InterruptedException {
    List<long[]> groups = ParentRecorder.smallestGroups(example.family());
    ZonotopeParts parts =
        new ZonotopeParts(
            example.network(),
            example.constraint(),
            example.family(),
            groups,
            true,
            new JavaKernels());
    threads.verify(example.family(), parts, Deadline.never());
    return parts.parts();
  }

  @Property(tries = 150, seed = "11")
  void factsAreTrueAtPointsOfTheRegions(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample example = RecordedExample.random(random, 1 + random.nextInt(40));
    for (CertificatePart part : parts(example, ONE_THREAD)) {
      PartFacts facts = part.facts().orElseThrow();
      int rows = facts.margins().length / part.regions().length;
      for (int r = 0; r < part.regions().length; r++) {
        for (int p = 0; p < 4; p++) {
          double[] x =
              RandomRegions.pointOrCornerOf(example.family().region(part.regions()[r]), random);
          List<double[]> values = Evaluation.evaluateAll(example.margins(), x);
          assertThat(RecordedFacts.outside(facts.hulls().hulls(), values)).isLessThanOrEqualTo(0);
          double[] exact = values.get(example.margins().output());
          for (int j = 0; j < rows; j++) {
            double room = EVALUATION * Math.max(1, Math.abs(exact[j]));
            assertThat((double) facts.margins()[r * rows + j]).isLessThanOrEqualTo(exact[j] + room);
          }
        }
      }
    }
  }

  @Property(tries = 100, seed = "12")
  void regionsThatAreClaimedHaveNoPointThatViolates(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample example = RecordedExample.random(random, 1 + random.nextInt(40));
    SampledMargins sampled =
        SampledMargins.of(example.network(), example.constraint(), example.family(), random);
    List<CertificatePart> parent = parts(example, ONE_THREAD);
    assertThat(refuted(parent, sampled)).isZero();
    Network child = ChildKind.any(random).of(example.network(), random);
    SampledMargins ofChild =
        SampledMargins.of(child, example.constraint(), example.family(), random);
    assertThat(refuted(settled(example, child, parent, 0), ofChild)).isZero();
  }

  /** A law that no false fact can break says nothing. */
  @Example
  void factsThatPromiseMoreThanIsTrueAreNoticed() throws InterruptedException {
    int noticed = 0;
    int settled = 0;
    for (long seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      RecordedExample example = RecordedExample.random(random, 20);
      Network child = ChildKind.any(random).of(example.network(), random);
      SampledMargins ofChild =
          SampledMargins.of(child, example.constraint(), example.family(), random);
      List<CertificatePart> parent = parts(example, ONE_THREAD);
      settled += settled(example, child, parent, 0).isEmpty() ? 0 : 1;
      noticed += refuted(settled(example, child, parent, 10), ofChild) > 0 ? 1 : 0;
    }
    assertThat(settled).isGreaterThan(10);
    assertThat(noticed).isGreaterThan(10);
  }

  @Property(tries = 40, seed = "13")
  void partsAreDisjointAndThreadsDoNotMatter(@ForAll long seed) throws InterruptedException {
    RecordedExample example = RecordedExample.random(new Random(seed), 70);
    List<CertificatePart> parts = parts(example, ONE_THREAD);
    long[] all = parts.stream().flatMapToLong(p -> Arrays.stream(p.regions())).sorted().toArray();
    assertThat(all).doesNotHaveDuplicates();
    List<CertificatePart> again = parts(example, TWO_THREADS);
    assertThat(again).hasSameSizeAs(parts);
    for (int p = 0; p < parts.size(); p++) {
      assertThat(again.get(p).verified()).isEqualTo(parts.get(p).verified());
      assertThat(again.get(p).proof()).isEqualTo(parts.get(p).proof());
      assertThat(again.get(p).facts().orElseThrow().hulls())
          .isEqualTo(parts.get(p).facts().orElseThrow().hulls());
    }
  }

  /** Returns what the parent's facts, their margins raised by a number, settle on a child. */
  private static List<CertificatePart> settled(
      RecordedExample example, Network child, List<CertificatePart> parent, double raised) {
    DriftParts drift = DriftParts.of(example.network(), child, new JavaKernels());
    List<CitedPart> cited = new ArrayList<>();
    for (int p = 0; p < parent.size(); p++) {
      CertificatePart part = parent.get(p);
      PartFacts facts = part.facts().orElseThrow();
      int rows = facts.margins().length / part.regions().length;
      double[][] margins = new double[part.regions().length][rows];
      for (int i = 0; i < facts.margins().length; i++) {
        margins[i / rows][i % rows] = facts.margins()[i] + raised;
      }
      cited.add(new CitedPart(p, part.regions(), facts.hulls().hulls(), margins));
    }
    return drift.over(example.family(), example.constraint(), cited, Deadline.never());
  }

  private static long refuted(List<CertificatePart> parts, SampledMargins sampled) {
    return parts.stream()
        .flatMapToLong(part -> Arrays.stream(part.verified()))
        .filter(region -> sampled.refute((int) region, Double.MIN_VALUE))
        .count();
  }
}
