package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.verifier.Bounds;
import fanc.verifier.domain.Zonotope;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProvenTemplateTest {
  /** Returns an example whose parent has a template, and that template proven on the parent. */
  private static Optional<ProvenTemplate> proven(Examples example) throws InterruptedException {
    Claim<Zonotope> claim = Examples.prover(example.parent()).claim(example.constraint());
    return example.templates().templates().stream()
        .findFirst()
        .flatMap(template -> ProvenTemplate.prove(claim, template));
  }

  @Property(tries = 60, seed = "1")
  void templateProvenOnTheParentIsRefusedForAChild(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, .1);
    Optional<ProvenTemplate> template = proven(example);
    Network child = oneWeightChanged(example.parent(), random);
    if (template.isPresent()) {
      Claim<Zonotope> claim = Examples.prover(child).claim(example.constraint());
      assertThat(template.get().holdsFor(claim)).isFalse();
      assertThatThrownBy(() -> new TemplateVerifier<>(claim, List.of(template.get())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("prove it there first");
    }
  }

  @Property(tries = 60, seed = "2")
  void templateIsRefusedForAnotherConstraint(@ForAll long seed) throws InterruptedException {
    Examples example = Examples.random(new Random(seed), 0);
    Prover<Zonotope> parent = Examples.prover(example.parent());
    double[] normal = new double[example.constraint().dimension()];
    normal[0] = 2;
    OutputConstraint other = new OutputConstraint(List.of(List.of(new HalfSpace(normal, -1e6))));
    proven(example)
        .ifPresent(
            template -> {
              assertThat(template.holdsFor(parent.claim(example.constraint()))).isTrue();
              assertThat(template.holdsFor(parent.claim(other))).isFalse();
            });
  }

  /** The bounds overflow on the way, or are just too wide; neither may end in a proof. */
  @Property(tries = 60, seed = "3")
  void boundsThatOverflowProveNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    Claim<Zonotope> claim = Examples.prover(example.parent()).claim(example.constraint());
    double[] huge = new double[example.parent().inputShape().size()];
    Arrays.fill(huge, random.nextBoolean() ? 8e307 : 1e150);
    double[] negative = Arrays.stream(huge).map(x -> -x).toArray();
    Optional<ProvenTemplate> found =
        ProvenTemplate.prove(claim, new Template(0, new Bounds(negative, huge)));
    assertThat(found.map(ProvenTemplate::margin).stream()).allMatch(Double::isFinite);
  }

  @Test
  void constructorsArePrivate() {
    assertThat(ProvenTemplate.class.getDeclaredConstructors())
        .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
  }

  @Test
  void templateThatDoesNotFitIsRefused() {
    Examples example = Examples.random(new Random(1), 0);
    Claim<Zonotope> claim = Examples.prover(example.parent()).claim(example.constraint());
    Bounds box = new Bounds(new double[99], new double[99]);
    assertThatThrownBy(() -> ProvenTemplate.prove(claim, new Template(1, box)))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> ProvenTemplate.prove(claim, new Template(1000, box)))
        .hasMessageContaining("does not fit");
  }

  @Test
  void facesThatAreNotFiniteAreRefused() {
    assertThatThrownBy(
            () -> new Template(0, new Bounds(new double[] {Double.NaN}, new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Template(0, new Bounds(new double[] {1}, new double[] {0})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Network oneWeightChanged(Network network, Random random) {
    List<Step> steps = new ArrayList<>(network.steps());
    int v = 0;
    while (!(steps.get(v).op() instanceof Affine)) {
      v++;
    }
    Step step = steps.get(v);
    Affine affine = (Affine) step.op();
    double[] weight = affine.weight().toArray();
    int entry = random.nextInt(weight.length);
    weight[entry] = Math.nextUp(weight[entry]);
    Affine changed = Affine.exact(Tensor.of(affine.weight().shape(), weight), affine.bias());
    steps.set(v, new Step(changed, step.inputs(), step.name(), step.origin(), step.shape()));
    return new Network(network.name(0), network.inputShape(), steps);
  }
}
