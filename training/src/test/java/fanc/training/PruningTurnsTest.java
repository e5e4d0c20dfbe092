package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import fanc.training.PruningStep.Descent;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alternation on {@code f(W) = |W - A|^2 / 2}, whose sparse minimum is A's projection. */
class PruningTurnsTest {
  // rho above twice the curvature of f, which is 1: below, alternations over sparse sets cycle.
  private static final double RHO = 2.5;
  private static final Pruning.Slr SLR = new Pruning.Slr(0.75, RHO, 1, 0.05, 300, 0.1);
  private static final Pruning.Admm ADMM = new Pruning.Admm(0.75, RHO, 1);

  private final Random random = new Random(3);
  private NDManager manager;
  private NDArray weights;
  private NDArray aim;

  @BeforeEach
  void start() {
    manager = NativeEngine.orSkip();
    aim = spread();
    weights = manager.create(noisy(aim.toFloatArray()), aim.getShape());
    weights.setRequiresGradient(true);
  }

  @AfterEach
  void close() {
    if (manager != null) {
      manager.close();
    }
  }

  @Test
  void admmFindsTheSparseMinimumOfAParabola() {
    assertFindsTheSparseMinimum(ADMM);
  }

  @Test
  void surrogateRelaxationFindsTheSparseMinimumOfAParabola() {
    assertFindsTheSparseMinimum(SLR);
  }

  private void assertFindsTheSparseMinimum(Pruning pruning) {
    Alternation alternation = Alternation.of(pruning, List.of(weights));
    alternation.begin(measure());
    for (int k = 1; k <= 150; k++) {
      descend(alternation);
      alternation.epochOver(k, measure());
    }
    double[] projection = LargestKept.projection(Parameter.doubles(aim), 0.75);

    List<PruningStep> steps = alternation.steps();
    assertThat(steps).extracting(PruningStep::iteration).startsWith(0, 1, 2).hasSize(151);
    assertThat(steps.get(150).distance()).isLessThan(0.05 * steps.get(0).distance());
    alternation.end();
    double[] pruned = Parameter.doubles(weights);
    for (int i = 0; i < pruned.length; i++) {
      assertThat(pruned[i] == 0).isEqualTo(projection[i] == 0);
      assertThat(pruned[i]).isCloseTo(projection[i], within(0.05));
    }
  }

  @Test
  void conditionsAreDecreasesOfTheAugmentedLagrangian() {
    Splitting splitting = new Splitting(List.of(weights), 0.75, RHO);
    Alternation alternation = new PruningTurns(splitting, 1, new SurrogateSteps(SLR));
    double[] first = Parameter.doubles(weights);
    double[] copies = LargestKept.projection(first, 0.75);
    alternation.begin(measure());
    double before = f(first) + RHO / 2 * square(first, copies);
    descend(alternation);
    double[] after = Parameter.doubles(weights);

    PruningStep step = alternation.epochOver(1, measure()).orElseThrow();

    assertThat(step.weights().before()).isCloseTo(before, within(1e-4));
    assertThat(step.weights().after())
        .isCloseTo(f(after) + RHO / 2 * square(after, copies), within(1e-4));
    assertThat(step.weights().holds()).isTrue();
    double moved = step.weightStep() * square(after, copies);
    assertThat(step.copies().before()).isCloseTo(step.weights().after() + moved, within(1e-4));
    assertThat(step.copies().after()).isLessThanOrEqualTo(step.copies().before());
    assertThat(step.weightStep())
        .isCloseTo(
            (1 - 1 / 300.0) * 0.05 * Math.sqrt(square(first, copies) / square(after, copies)),
            within(1e-6));
  }

  @Test
  void whereTheConditionFailsNothingMoves() {
    SurrogateSteps steps = new SurrogateSteps(SLR);
    steps.begin(2);

    assertThat(steps.afterWeights(1, new Descent(1, 1), 4)).isZero();
    assertThat(steps.afterCopies(1, new Descent(1, Double.NaN), 4)).isZero();
    double moved = steps.afterWeights(2, new Descent(1, 0.5), 4);

    assertThat(moved).isCloseTo(SLR.contraction(2) * 0.05 * 2 / 4, within(1e-15));
  }

  @Test
  void contractionIsThePublishedOne() {
    assertThat(SLR.contraction(1)).isCloseTo(1 - 1 / 300.0, within(1e-15));
    // 2^0.1 = 1.0717734625, 1 - 1/that = 0.0669670085, 2^that = 1.0475125
    assertThat(SLR.contraction(2)).isCloseTo(1 - 1 / (300 * 1.0475125), within(1e-9));
    for (int k = 1; k < 1000; k++) {
      assertThat(SLR.contraction(k)).isBetween(0.996, 1.0);
      assertThat(SLR.contraction(k + 1)).isGreaterThan(SLR.contraction(k));
    }
  }

  @Test
  void stepTimesViolationContracts() {
    SurrogateSteps steps = new SurrogateSteps(SLR);
    steps.begin(3);
    double expected = 0.05 * 3;
    for (int k = 1; k < 50; k++) {
      double distance = 0.1 + random.nextDouble();
      expected *= SLR.contraction(k);

      double step = steps.afterCopies(k, new Descent(1, 0), distance);

      assertThat(step * distance).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void pullIsTheGradientOfTheRelaxedConstraint() {
    Splitting splitting = new Splitting(List.of(weights), 0.75, RHO);
    splitting.ascend(splitting.weights(), 0.3);
    double[] at = Parameter.doubles(weights);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(weights.mul(manager.zeros(weights.getShape())).sum());
    }

    splitting.pull();

    double[] gradient = Parameter.doubles(weights.getGradient());
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += 1e-4;
      down[i] -= 1e-4;
      double slope =
          (splitting.relaxed(List.of(up), splitting.copies())
                  - splitting.relaxed(List.of(down), splitting.copies()))
              / 2e-4;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-5));
    }
  }

  private void descend(Alternation alternation) {
    for (int step = 0; step < 20; step++) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(weights.sub(aim).square().sum().mul(manager.create(0.5f)));
      }
      alternation.pull();
      NDArray gradient = weights.getGradient();
      weights.subi(gradient.mul(0.3));
      gradient.muli(0);
    }
  }

  private Alternation.Measure measure() {
    return new Alternation.Measure() {
      @Override
      public double loss() {
        return f(Parameter.doubles(weights));
      }

      @Override
      public double accuracy() {
        return 0.5;
      }
    };
  }

  private double f(double[] w) {
    return square(w, Parameter.doubles(aim)) / 2;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** Returns an aim of which a quarter is large. */
  private NDArray spread() {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      float size = random.nextFloat() + (i % 4 == 0 ? 1 : -0.5f);
      values[i] = random.nextBoolean() ? size : -size;
    }
    return manager.create(values, new Shape(4, 6));
  }

  private float[] noisy(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.5 * random.nextGaussian());
    }
    return values;
  }
}
