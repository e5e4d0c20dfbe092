package fanc.networks.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Evaluation;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.ParameterSubstitution;
import fanc.networks.Parameters;
import fanc.networks.RandomNetworks;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Networks with batch normalisation and the same with it folded, brought to one architecture. */
class AlignmentLawsTest {

  /** A parent, its child, and both aligned. */
  private record Pair(Network parent, Network child, Alignment aligned) {

    /** The child is the folded network or the one that is not; sometimes quantised too. */
    static Pair random(Random random) {
      FoldedNetworks both = FoldedNetworks.of(RandomNetworks.of(random), random);
      boolean folds = random.nextBoolean();
      Network child = folds ? both.folded() : both.unfolded();
      child = random.nextBoolean() ? child : FoldedNetworks.quantised(child, 0x1p-6);
      Network parent = folds ? both.unfolded() : both.folded();
      Optional<Alignment> aligned = Alignment.of(parent, child);
      assertThat(aligned).isPresent();
      return new Pair(parent, child, aligned.get());
    }
  }

  @Property(tries = 300)
  void bothHaveOneArchitectureAndTheParentKeepsItsValues(@ForAll long seed) {
    Random random = new Random(seed);
    Pair pair = Pair.random(random);
    Alignment aligned = pair.aligned();
    assertThat(Fingerprint.ofArchitecture(aligned.parent()))
        .isEqualTo(Fingerprint.ofArchitecture(aligned.child()));
    double[] x = RandomNetworks.point(random, pair.parent());
    List<double[]> values = Evaluation.evaluateAll(pair.parent(), x);
    List<double[]> there = Evaluation.evaluateAll(aligned.parent(), x);
    for (int v = 0; v <= pair.parent().output(); v++) {
      assertThat(there.get(aligned.numbers().get(v))).containsExactly(values.get(v));
    }
    assertThat(there.get(aligned.parent().output())).containsExactly(values.get(values.size() - 1));
  }

  @Property(tries = 300)
  void alignedChildComputesWhatTheChildComputes(@ForAll long seed) {
    Random random = new Random(seed);
    Pair pair = Pair.random(random);
    double[] x = RandomNetworks.point(random, pair.parent());
    double[] y = Evaluation.evaluate(pair.child(), x);
    assertThat(Evaluation.evaluate(pair.aligned().child(), x)).containsExactly(y, within(1e-9));
  }

  @Property(tries = 300)
  void foldingAloneHardlyChangesACoefficient(@ForAll long seed) {
    Random random = new Random(seed);
    FoldedNetworks both = FoldedNetworks.of(RandomNetworks.of(random), random);
    for (Alignment aligned :
        List.of(
            Alignment.of(both.unfolded(), both.folded()).orElseThrow(),
            Alignment.of(both.folded(), both.unfolded()).orElseThrow())) {
      for (int v = 1; v <= aligned.child().output(); v++) {
        Op op = aligned.child().step(v).op();
        if (OutputChannels.has(op)) {
          requireNear(aligned.child(), aligned.parent(), v);
        }
      }
    }
  }

  /** Channels that are scaled by 0 are left out: what they were is in the scale's place. */
  private static void requireNear(Network child, Network parent, int value) {
    OutputChannels mine = OutputChannels.of(child.step(value).op());
    OutputChannels others = OutputChannels.of(parent.step(value).op());
    for (int c = 0; c < mine.count(); c++) {
      double[] near = others.row(c);
      double size = Arrays.stream(near).map(Math::abs).max().orElse(0);
      int at = c * (child.shape(value).size() / mine.count());
      if (size != 0 && !isScaledAway(child, value, at)) {
        assertThat(mine.row(c)).containsExactly(near, within(1e-6 * size));
      }
    }
  }

  private static boolean isScaledAway(Network network, int value, int coordinate) {
    boolean away = false;
    for (int v = value + 1;
        v <= network.output() && network.step(v).op() instanceof Scale scale;
        v++) {
      away |= scale.scale().get(coordinate) == 0;
    }
    return away;
  }

  @Property(tries = 300)
  void coefficientsOfTheChildAreAmongThoseOfTheAlignedOne(@ForAll long seed) {
    Pair pair = Pair.random(new Random(seed));
    assertThat(strangers(pair.child(), pair.aligned().child())).isEmpty();
  }

  /** The law above can fail: scales and shifts that are off by their error are noticed. */
  @Example
  void forgottenErrorsAreNoticed() {
    int scales = 0;
    int shifts = 0;
    for (long seed = 0; seed < 100; seed++) {
      Pair pair = Pair.random(new Random(seed));
      scales += isNoticed(pair, s -> with(s, s.shift(), Tensor.zeros(s.shift().size()), s));
      shifts += isNoticed(pair, s -> with(s, s.shift(), s.scaleError(), null));
      // What is folded away is in the shift; one that is off by a millionth is noticed too.
      shifts += isNoticed(pair, s -> with(s, off(s.shift()), s.scaleError(), s));
    }
    assertThat(scales).isGreaterThan(30);
    assertThat(shifts).isGreaterThan(80);
  }

  private static int isNoticed(Pair pair, UnaryOperator<Scale> fault) {
    List<Step> steps = new ArrayList<>();
    for (Step step : pair.aligned().child().steps()) {
      Op op = step.op() instanceof Scale scale ? fault.apply(scale) : step.op();
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    Network faulty = new Network(pair.child().name(0), pair.child().inputShape(), steps);
    return strangers(pair.child(), faulty).isPresent() ? 1 : 0;
  }

  private static Scale with(Scale scale, Tensor shift, Tensor scaleError, Scale errors) {
    Tensor none = Tensor.zeros(shift.size());
    return new Scale(scale.scale(), shift, scaleError, errors == null ? none : errors.shiftError());
  }

  private static Tensor off(Tensor shift) {
    double[] values = shift.toArray();
    Arrays.setAll(values, i -> values[i] + 1e-6);
    return Tensor.vector(values);
  }

  /**
   * Looks for an output of an affine op of which the function is not one that the aligned network
   * stands for. With {@code y = S (w x + b) + T} in the child, for all coefficients S, T within
   * their errors, and {@code y = s (A (v x + b') + B) + t} in the other: one s must take every A v
   * to S w, and the rest must be what is left.
   *
   * <p>Computed in exact decimals, multiplied by A v_k for some v_k that is not 0.
   */
  private static Optional<String> strangers(Network child, Network aligned) {
    ScaleChain own = new ScaleChain(child);
    ScaleChain other = new ScaleChain(aligned);
    int a = 1;
    for (int v = 1; v <= child.output(); v++) {
      int length = own.length(v);
      if (OutputChannels.has(child.step(v).op()) && child.step(v).op() != aligned.step(a).op()) {
        OutputChannels mine = OutputChannels.of(child.step(v).op());
        OutputChannels theirs = OutputChannels.of(aligned.step(a).op());
        int n = child.shape(v).size();
        for (int i = 0; i < n; i++) {
          int c = i / (n / mine.count());
          Chain from = Chain.of(own.scales(v), i);
          Chain to = Chain.of(other.scales(a), i);
          if (!from.isAmong(mine, to, theirs, c)) {
            return Optional.of("value " + v + ", coordinate " + i);
          }
        }
        v += length;
        a += other.length(a);
      }
      a++;
    }
    return Optional.empty();
  }

  /** Scales of one coordinate: exact ones, and a last one with errors. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Chain(BigDecimal a, BigDecimal b, double[] last) {

    static Chain of(List<Scale> scales, int i) {
      BigDecimal a = BigDecimal.ONE;
      BigDecimal b = BigDecimal.ZERO;
      double[] last = {1, 0, 0, 0};
      for (int k = 0; k < scales.size(); k++) {
        a = a.multiply(big(last[0]));
        b = b.multiply(big(last[0])).add(big(last[1]));
        Scale s = scales.get(k);
        last =
            new double[] {
              s.scale().get(i), s.shift().get(i), s.scaleError().get(i), s.shiftError().get(i)
            };
      }
      return new Chain(a, b, last);
    }

    /** The child's last scale at each end of its errors; errors of others are too small to tell. */
    boolean isAmong(OutputChannels mine, Chain to, OutputChannels theirs, int c) {
      for (int s = -1; s <= 1; s++) {
        for (int t = -1; t <= 1; t++) {
          BigDecimal end = big(last[0]).add(big(s * last[2]));
          BigDecimal scale = a.multiply(end);
          BigDecimal shift = b.multiply(end).add(big(last[1])).add(big(t * last[3]));
          BigDecimal rest = shift.add(scale.multiply(big(mine.bias().get(c))));
          if (!to.contains(scale, mine.row(c), rest, theirs.row(c), theirs.bias().get(c))) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean contains(
        BigDecimal scale, double[] w, BigDecimal rest, double[] v, double bias) {
      int k = 0;
      while (k < v.length - 1 && (v[k] == 0 || w[k] == 0)) {
        k++;
      }
      BigDecimal unit = a.multiply(big(v[k]));
      BigDecimal wanted = scale.multiply(big(w[k]));
      if (unit.signum() == 0) {
        return true;
      }
      // s = wanted / unit for this k; every other weight must want the same.
      for (int j = 0; j < v.length; j++) {
        BigDecimal same =
            wanted.multiply(big(v[j])).subtract(scale.multiply(big(w[j])).multiply(big(v[k])));
        if (same.signum() != 0) {
          return false;
        }
      }
      BigDecimal off = wanted.subtract(unit.multiply(big(last[0]))).abs();
      if (off.compareTo(unit.abs().multiply(big(last[2]))) > 0) {
        return false;
      }
      // t = rest - s (A b' + B).
      BigDecimal inside = a.multiply(big(bias)).add(b);
      BigDecimal t = rest.multiply(unit).subtract(wanted.multiply(inside));
      BigDecimal shiftOff = t.subtract(unit.multiply(big(last[1]))).abs();
      return shiftOff.compareTo(unit.abs().multiply(big(last[3]))) <= 0;
    }

    private static BigDecimal big(double x) {
      return new BigDecimal(x);
    }
  }

  @Property(tries = 200)
  void parentIsKnownAgainByItsParametersAndFingerprint(@ForAll long seed) {
    Random random = new Random(seed);
    Pair pair = Pair.random(random);
    Network guess = ParentArchitecture.of(pair.child(), Parameters.of(pair.parent())).orElseThrow();
    Network again =
        ParameterSubstitution.of(
            guess, Parameters.of(pair.parent()), ParameterSubstitution.roundings(pair.parent()));
    assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(pair.parent()));
  }

  @Property(tries = 100)
  void networksThatDifferInMoreAreNotAligned(@ForAll long seed) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    Network other = RandomNetworks.of(random);
    Alignment.of(parent, other)
        .ifPresent(
            aligned ->
                assertThat(Fingerprint.ofArchitecture(aligned.parent()))
                    .isEqualTo(Fingerprint.ofArchitecture(aligned.child())));
    assertThat(Alignment.of(parent, parent).orElseThrow().keepsParent()).isTrue();
  }

  @Example
  void parentWithTheScalesStaysAsItIs() {
    FoldedNetworks both =
        FoldedNetworks.of(RandomNetworks.convolutional(new Random(4)), new Random(2));
    Alignment aligned = Alignment.of(both.unfolded(), both.folded()).orElseThrow();
    assertThat(aligned.keepsParent()).isTrue();
    assertThat(Fingerprint.of(aligned.parent())).isEqualTo(Fingerprint.of(both.unfolded()));
    assertThat(Alignment.of(both.folded(), both.unfolded()).orElseThrow().keepsParent()).isFalse();
  }
}
