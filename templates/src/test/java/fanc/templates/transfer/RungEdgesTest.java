package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.Rational;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.templates.Examples;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Margins of exactly 0, networks that compute nothing, and numbers that overflow. */
class RungEdgesTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final Shape TWO = Shape.of(1, 2);

  @AfterAll
  static void stopThreads() {
    ONE_THREAD.close();
  }

  private static Network of(List<Step> steps) {
    return new Network("x", TWO, steps);
  }

  private static Network copy() {
    return of(List.of(new Step(new Reshape(), List.of(0), "y", "Flatten", TWO)));
  }

  private static Network rectified(double weight, double bias) {
    Affine op =
        Affine.exact(
            Tensor.of(Shape.of(2, 2), new double[] {weight, 0, 0, weight}),
            Tensor.vector(bias, bias));
    return of(
        List.of(
            new Step(op, List.of(0), "z", "Gemm", TWO),
            new Step(new Relu(), List.of(1), "y", "Relu", TWO)));
  }

  /** In the first region the first input is at least 0, in the second at least -1/16. */
  private static RegionFamily family() {
    List<SparseBox> boxes = new ArrayList<>();
    for (double least : new double[] {0, -0.0625}) {
      boxes.add(new SparseBox(new int[] {0}, new double[] {least}, new double[] {1}));
    }
    return new Examples.Regions(BasePoint.exact(.5, .25), boxes);
  }

  private static OutputConstraint firstAtLeastZero(boolean closed) {
    Rational[] first = {Rational.of(BigDecimal.ONE), Rational.of(BigDecimal.ZERO)};
    return new OutputConstraint(
        (OutputFormula) HalfSpace.of(first, Rational.of(BigDecimal.ZERO), closed));
  }

  private static OutputConstraint firstAtLeast(double offset) {
    return new OutputConstraint((OutputFormula) new HalfSpace(new double[] {1, 0}, offset));
  }

  /** Returns which regions any rung settles. */
  private static List<Integer> settled(Network parent, Network child, OutputConstraint claim)
      throws InterruptedException {
    RegionFamily family = family();
    ParentRecorder recorder =
        new ParentRecorder(parent, claim, family, GroupTree::quarters, RungExample.KERNELS);
    ONE_THREAD.verify(family, recorder, Deadline.never());
    RungExample example = new RungExample(parent, child, ChildKind.NOISE, family, claim);
    OpenRegions regions = new OpenRegions(2);
    for (Rung rung : example.rungs(recorder.record().orElseThrow())) {
      for (var group : rung.roots()) {
        rung.climb(group, regions, Deadline.never());
        rung.split(group).forEach(part -> rung.climb(part, regions, Deadline.never()));
      }
    }
    return List.of(0, 1).stream().filter(r -> !regions.isOpen(r)).toList();
  }

  @Test
  void aTieIsNoProofOfAnOpenHalfSpace() throws InterruptedException {
    Network dead = rectified(-1, -1);
    assertThat(settled(dead, dead, firstAtLeastZero(false))).isEmpty();
    assertThat(settled(dead, rectified(-.5, -1), firstAtLeastZero(false))).isEmpty();
    assertThat(settled(rectified(1, 0), dead, firstAtLeastZero(false))).isEmpty();
  }

  @Test
  void ofANetworkOfNoOpsOnlyTheRegionThatHoldsIsSettled() throws InterruptedException {
    for (Network copy : List.of(of(List.of()), copy())) {
      assertThat(settled(copy, copy, firstAtLeastZero(true))).doesNotContain(1);
      assertThat(settled(copy, copy, firstAtLeastZero(false))).isEmpty();
      assertThat(settled(copy, copy, firstAtLeast(-.125))).containsExactly(0, 1);
      assertThat(settled(copy, copy, firstAtLeast(-.03125))).containsExactly(0);
    }
  }

  @Test
  void aChildWhoseValuesOverflowIsNotVerified() throws InterruptedException {
    Network parent = rectified(1, 0);
    for (double weight : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}) {
      Network child = rectified(weight, 0);
      assertThat(settled(parent, child, firstAtLeastZero(false))).isEmpty();
      assertThat(settled(child, parent, firstAtLeastZero(false))).isEmpty();
    }
  }
}
