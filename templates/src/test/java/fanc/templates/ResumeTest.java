package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.domain.Zonotope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Where a region goes on after no template contained it.
 *
 * <pre>{@code
 * x --1--> affine I --2--> relu --3--> swap --4--> relu --5--> affine I
 * }</pre>
 *
 * All values have two neurons, so layers that are wrongly skipped are not noticed by their sizes.
 */
class ResumeTest {
  private static final OutputConstraint FIRST_IS_LARGER = OutputConstraint.label(0, 2);

  private static Step affine(int input, String name, double... weight) {
    return new Step(
        Affine.exact(Tensor.of(Shape.of(2, 2), weight), Tensor.zeros(2)),
        List.of(input),
        name,
        name,
        Shape.of(1, 2));
  }

  private static Step relu(int input, String name) {
    return new Step(new Relu(), List.of(input), name, name, Shape.of(1, 2));
  }

  private static final Network SWAP =
      new Network(
          "x",
          Shape.of(1, 2),
          List.of(
              affine(0, "a", 1, 0, 0, 1),
              relu(1, "b"),
              affine(2, "c", 0, 1, 1, 0),
              relu(3, "d"),
              affine(4, "e", 1, 0, 0, 1)));

  private static Template template(int cut, double l0, double u0, double l1, double u1) {
    return new Template(cut, new Bounds(new double[] {l0, l1}, new double[] {u0, u1}));
  }

  private static TransferResult transfer(
      Network network, Template[] templates, double l0, double u0, double l1, double u1)
      throws InterruptedException {
    SparseBox box = SparseBox.dense(new double[] {l0, l1}, new double[] {u0, u1});
    try (FamilyVerifier workers = new FamilyVerifier(1)) {
      return new Transfer<>(Examples.prover(network), Optional.empty())
          .run(
              new Examples.Regions(BasePoint.exact(l0, l1), List.of(box)),
              FIRST_IS_LARGER,
              new TemplateSet(List.of(templates)),
              workers,
              Deadline.never());
    }
  }

  /** Skipping the swap would find the first output larger, which is false. */
  @Test
  void goesOnFromTheLastCutReachedWhereAllDeeperTemplatesAreInvalid() throws InterruptedException {
    Template proven = template(2, .1, .2, .9, 1);
    Template invalid = template(4, 0, 10, 0, 10);
    TransferResult result = transfer(SWAP, new Template[] {proven, invalid}, .8, 1, .1, .2);
    assertThat(result.proven()).isEqualTo(1);
    assertThat(result.hits()).isZero();
    assertThat(result.family().verified()).isZero();
    assertThat(result.family().worstMargin()).isBetween(-.9 - 1e-9, -.9 + 1e-9);
  }

  /** Skipping the swap would find the first output smaller, which loses the region. */
  @Test
  void provesAfterAMissWhatScratchProves() throws InterruptedException {
    Template proven = template(2, .1, .2, .9, 1);
    Template invalid = template(4, 0, 10, 0, 10);
    TransferResult result = transfer(SWAP, new Template[] {invalid, proven}, .1, .2, .8, 1);
    assertThat(result.hits()).isZero();
    assertThat(result.family().verified()).isEqualTo(1);
    assertThat(result.family().worstMargin()).isBetween(.6 - 1e-9, .6 + 1e-9);
  }

  @Test
  void triesTheDeeperCutAfterAMissAtTheFirst() throws InterruptedException {
    Template shallow = template(2, .1, .2, .9, 1);
    Template deep = template(4, .7, 1.1, 0, .3);
    TransferResult result = transfer(SWAP, new Template[] {deep, shallow}, .1, .2, .8, 1);
    assertThat(result.hits()).isEqualTo(1);
    assertThat(result.family().worstMargin()).isBetween(.4 - 1e-9, .4 + 1e-9);
  }

  /** The original counted a region that fails verification as contained. */
  @Test
  void unverifiedRegionsAreNoHits() throws InterruptedException {
    TransferResult result =
        transfer(SWAP, new Template[] {template(2, .1, .2, .9, 1)}, .8, 1, .1, .2);
    assertThat(result.hits()).isZero();
    assertThat(result.hitRate()).isNaN();
  }

  @Test
  void worksWithoutAnyTemplate() throws InterruptedException {
    TransferResult result = transfer(SWAP, new Template[0], .1, .2, .8, 1);
    assertThat(result.family().allVerified()).isTrue();
    assertThat(result.survivalRate()).isNaN();
  }

  @Test
  void deadlineLeavesRegionsUnexamined() throws InterruptedException {
    SparseBox box = SparseBox.dense(new double[] {.1, .8}, new double[] {.2, 1});
    try (FamilyVerifier workers = new FamilyVerifier(2)) {
      TransferResult result =
          new Transfer<>(Examples.prover(SWAP), Optional.of(new Slack(.25, .5, .05)))
              .run(
                  new Examples.Regions(BasePoint.exact(.1, .8), List.of(box, box)),
                  FIRST_IS_LARGER,
                  new TemplateSet(List.of(template(2, .1, .2, .8, 1))),
                  workers,
                  Deadline.in(0));
      assertThat(result.family().examined()).isZero();
      assertThat(result.proven()).isZero();
    }
  }

  @Test
  void intervalCheckIsWeakerThanTheDifferenceCheck() {
    Prover<Zonotope> intervals = new Prover<>(SWAP, Examples.DEEPZ, OutputCheck.INTERVALS);
    Template template = template(2, .1, .3, .2, .6);
    Template easy = template(2, .1, .3, .4, .6);
    assertThat(ProvenTemplate.prove(intervals.claim(FIRST_IS_LARGER), template)).isEmpty();
    assertThat(ProvenTemplate.prove(intervals.claim(FIRST_IS_LARGER), easy)).isPresent();
    assertThat(ProvenTemplate.prove(Examples.prover(SWAP).claim(FIRST_IS_LARGER), easy))
        .isPresent();
  }
}
