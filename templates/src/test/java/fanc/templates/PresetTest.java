package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.Layout;
import fanc.templates.EpsilonSearch.Bisection;
import fanc.templates.EpsilonSearch.Halving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PresetTest {
  private static final ImageGeometry MNIST = new ImageGeometry(28, 28, 1, Layout.HW);
  private static final ImageGeometry CIFAR = new ImageGeometry(32, 32, 3, Layout.HWC);

  @Test
  void denseMnistOfThePaper() {
    TilePlan plan = tiles(Preset.PAPER, network(MNIST, 0, 8), MNIST);
    assertThat(plan.tileHeight()).isEqualTo(7);
    assertThat(plan.tileWidth()).isEqualTo(7);
    assertThat(plan.activations()).containsExactly(2);
    assertThat(plan.search()).isEqualTo(new Halving(.25, .005));
    assertThat(plan.slack().orElseThrow().near()).isEqualTo(.25);
    assertThat(plan.slack().orElseThrow().beyond()).isEqualTo(.5);
  }

  @Test
  void theOtherNetworksOfThePaper() {
    TilePlan conv2 = tiles(Preset.PAPER, network(MNIST, 2, 6), MNIST);
    assertThat(conv2.tileHeight()).isEqualTo(14);
    assertThat(conv2.activations()).containsExactly(3);
    assertThat(conv2.slack().orElseThrow().beyond()).isEqualTo(.25);
    TilePlan dense = tiles(Preset.PAPER, network(CIFAR, 0, 8), CIFAR);
    assertThat(dense.tileHeight()).isEqualTo(16);
    assertThat(dense.search()).isEqualTo(new Halving(1.0 / 32, .005));
    TilePlan conv4 = tiles(Preset.PAPER, network(CIFAR, 4, 6), CIFAR);
    assertThat(conv4.tileHeight()).isEqualTo(32);
    assertThat(conv4.activations()).containsExactly(3);
  }

  @Test
  void artefactDiffersFromThePaper() {
    TilePlan dense = tiles(Preset.ARTEFACT, network(MNIST, 0, 8), MNIST);
    assertThat(dense.tileHeight()).isEqualTo(14);
    assertThat(dense.tileWidth()).isEqualTo(28);
    assertThat(dense.activations()).containsExactly(1, 2);
    assertThat(dense.search()).isEqualTo(new Bisection(.005));
    assertThat(Preset.ARTEFACT.plan(network(CIFAR, 4, 6), CIFAR).slack()).isEmpty();
  }

  @Test
  void singleDiffersFromThePaperInItsTileAlone() {
    TilePlan tiled = tiles(Preset.PAPER, network(MNIST, 0, 8), MNIST);
    TilePlan single = tiles(Preset.SINGLE, network(MNIST, 0, 8), MNIST);
    assertThat(single.tileHeight()).isEqualTo(28);
    assertThat(single.tileWidth()).isEqualTo(28);
    assertThat(single.activations()).isEqualTo(tiled.activations());
    assertThat(single.search()).isEqualTo(tiled.search());
    assertThat(single.slack()).isEqualTo(tiled.slack());
  }

  @Test
  void aPlanCanBePutAtOtherCuts() {
    TilePlan plan = tiles(Preset.PAPER, network(MNIST, 0, 8), MNIST);
    TemplatePlan moved = plan.withActivations(List.of(1, 4));
    assertThat(moved.activations()).containsExactly(1, 4);
    assertThat(moved.withActivations(plan.activations())).isEqualTo(plan);
    assertThatThrownBy(() -> plan.withActivations(List.of(2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherNetworksGetQuarterTilesAfterTheSecondActivation() {
    TilePlan plan = tiles(Preset.PAPER, network(MNIST, 0, 3), MNIST);
    assertThat(plan.tileHeight()).isEqualTo(7);
    assertThat(plan.tileWidth()).isEqualTo(7);
    assertThat(plan.activations()).containsExactly(2);
  }

  @Test
  void lastActivationStandsForMissingOnes() {
    Network network = network(MNIST, 0, 2);
    assertThat(ActivationCuts.after(network, List.of(2, 3))).containsExactly(2);
    assertThat(ActivationCuts.after(network(MNIST, 0, 4), List.of(1, 3))).containsExactly(2, 6);
    assertThat(ActivationCuts.after(network(MNIST, 0, 1), List.of(2))).isEmpty();
  }

  @Test
  void cutsOfAnyNetworkAreCuts() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Network network = RandomNetworks.of(random);
      assertThat(network.cuts()).containsAll(ActivationCuts.after(network, List.of(1, 2, 3)));
    }
  }

  @Test
  void plansWithoutCutsOrTilesAreRefused() {
    EpsilonSearch search = new Bisection(.005);
    assertThatThrownBy(() -> new TilePlan(0, 1, List.of(1), search, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TilePlan(1, 1, List.of(2, 2), search, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsAreTheSameForEveryNetworkAndDifferInTheirProofAlone() {
    TemplatePlan join = Preset.JOIN.plan(network(MNIST, 0, 8), MNIST);
    assertThat(Preset.JOIN.plan(network(CIFAR, 4, 6), CIFAR)).isEqualTo(join);
    assertThat(join.suffixProof()).isEqualTo(SuffixProof.INTERVALS_FIRST);
    TemplatePlan byDeepz = Preset.JOIN_DEEPZ.plan(network(MNIST, 0, 8), MNIST);
    assertThat(byDeepz.suffixProof()).isEqualTo(SuffixProof.DOMAIN);
    assertThat(byDeepz.activations()).isEqualTo(join.activations());
    assertThat(join.withActivations(List.of(2)).activations()).containsExactly(2);
  }

  @Test
  void joinPlansWithoutCutsOrWithNegativeNumbersAreRefused() {
    assertThatThrownBy(() -> joins(List.of(), 4, .05)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> joins(List.of(1), -1, .05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> joins(List.of(1), 4, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JoinPlan joins(List<Integer> activations, int halvings, double growth) {
    return new JoinPlan(activations, halvings, growth, SuffixProof.DOMAIN, Optional.empty());
  }

  private static TilePlan tiles(Preset preset, Network network, ImageGeometry image) {
    return (TilePlan) preset.plan(network, image);
  }

  /** Convolutions with one tap, then dense layers of one neuron, rectifiers between all. */
  private static Network network(ImageGeometry image, int convolutions, int dense) {
    List<Step> steps = new ArrayList<>();
    Shape shape = Shape.of(1, image.channels(), image.height(), image.width());
    int size = shape.size();
    for (int layer = 0; layer < convolutions + dense; layer++) {
      if (layer > 0) {
        steps.add(step(new Relu(), steps.size(), shape));
      }
      if (layer < convolutions) {
        steps.add(step(oneTap(image), steps.size(), shape));
      } else {
        shape = Shape.of(1, 2);
        Tensor weight = Tensor.of(Shape.of(size, 2), new double[size * 2]);
        steps.add(step(Affine.exact(weight, Tensor.zeros(2)), steps.size(), shape));
        size = 2;
      }
    }
    return new Network("x", Shape.of(1, image.values()), steps);
  }

  private static Conv2d oneTap(ImageGeometry image) {
    int c = image.channels();
    Window window =
        new Window(
            c, image.height(), image.width(), 1, 1, 1, 1, 0, 0, image.height(), image.width());
    return new Conv2d(window, Tensor.of(Shape.of(c, c, 1, 1), new double[c * c]), Tensor.zeros(c));
  }

  private static Step step(Op op, int input, Shape shape) {
    return new Step(op, List.of(input), "v" + (input + 1), "test", shape);
  }
}
