package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of a network with rectifiers, honest ones and others. */
class CheckerTest {
  private static final String INTERVAL = "{\"kind\": \"interval\"}";
  private static final String ZONOTOPE =
      "{\"kind\": \"zonotope\", \"symbols\": \"fresh\", \"intervals\": true}";
  private static final String PLAIN =
      "{\"kind\": \"zonotope\", \"symbols\": \"fresh\", \"intervals\": false}";
  private static final String DRIFT = "{\"kind\": \"drift\", \"cites\": [0]}";

  @TempDir private Path folder;

  /** Five small regions of a network with the label that wins at their base, and one large one. */
  private static Sample robust() {
    Random random = new Random(11);
    Network network = Sample.rectifiers(new int[] {6, 12, 10, 3}, random);
    double[] point = {0.5, -0.25, 0.75, 0.125, -0.5, 0.25};
    BasePoint base = BasePoint.exact(point);
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < 5; r++) {
      double[] lower = {point[r] - 0.01, point[r + 1] - 0.01};
      double[] upper = {point[r] + 0.01, point[r + 1] + 0.01};
      boxes.add(new SparseBox(new int[] {r, r + 1}, lower, upper));
    }
    double[] far = {9, 9, 9, 9, 9, 9};
    double[] near = {-9, -9, -9, -9, -9, -9};
    boxes.add(SparseBox.dense(near, far));
    double[] outputs = fanc.networks.Evaluation.evaluate(network, point);
    int label = outputs[0] > outputs[1] ? 0 : 1;
    label = outputs[2] > outputs[label] ? 2 : label;
    OutputConstraint constraint = OutputConstraint.label(label, 3);
    return new Sample(network, new Sample.Boxes(base, boxes), constraint, random);
  }

  private static CheckReport checked(Draft draft, Certificate certificate, Sample sample)
      throws CertificateException {
    return Checker.check(
        certificate, sample.network(), List.of(draft.claim()), Optional.empty(), 2);
  }

  private static List<Box[]> bounds(Sample sample, boolean intervals) {
    return LongStream.range(0, sample.family().size())
        .mapToObj(r -> ZonotopePass.over(sample.program(), sample.inputs(r), intervals))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {INTERVAL, ZONOTOPE, PLAIN})
  void regionsAreEstablished(String proof) throws CertificateException {
    Sample sample = robust();
    Draft draft = new Draft(sample).part("[[0, 5]]", "[[0, 4]]", proof);
    CheckReport report = checked(draft, draft.written(folder), sample);
    assertThat(report.images().get(0).faults()).isEmpty();
    assertThat(report.images().get(0).established()).isEqualTo(5);
    assertThat(report.holds()).isTrue();
    assertThat(report.complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {INTERVAL, ZONOTOPE, PLAIN})
  void regionThatIsNotRobustIsNotEstablished(String proof) throws CertificateException {
    Sample sample = robust();
    Draft draft = new Draft(sample).part("[[0, 5]]", "[[0, 5]]", proof);
    CheckReport report = checked(draft, draft.written(folder), sample);
    assertThat(report.images().get(0).established()).isEqualTo(5);
    assertThat(report.images().get(0).faults()).singleElement().asString().contains("region 5");
    assertThat(report.holds()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, -1e-3})
  void factsAreConfirmedIfTheyHold(double slack) throws CertificateException {
    Sample sample = robust();
    Draft draft =
        new Draft(sample).partWithFacts("[[0, 4]]", ZONOTOPE, bounds(sample, true), slack);
    CheckReport report = checked(draft, draft.written(folder), sample);
    assertThat(report.images().get(0).established()).isEqualTo(5);
    assertThat(report.holds()).isEqualTo(slack >= 0);
  }

  @Test
  void otherNetworkIsRefused() throws CertificateException {
    Sample sample = robust();
    Draft draft = new Draft(sample).part("[[0, 5]]", "[[0, 4]]", ZONOTOPE);
    Certificate certificate = draft.written(folder);
    Sample other = child(sample, 1e-9);
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> checked(draft, certificate, other))
        .withMessageContaining("fingerprint");
  }

  @Test
  void otherPropertyIsRefused() throws CertificateException {
    Sample sample = robust();
    Certificate certificate =
        new Draft(sample).part("[[0, 5]]", "[[0, 4]]", ZONOTOPE).written(folder);
    Sample other = Sample.of(sample.network(), new Random(3));
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> checked(new Draft(other), certificate, sample))
        .withMessageContaining("image 7");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-4, 1e-3})
  void childIsEstablishedByDrift(double change) throws CertificateException {
    CheckReport report = drifted(robust(), change, 1e-6, "[[0, 4]]", false);
    assertThat(report.images().get(0).faults()).isEmpty();
    assertThat(report.images().get(0).established()).isEqualTo(5);
    assertThat(report.holds()).isTrue();
  }

  @Test
  void childThatIsFarAwayIsNotEstablished() throws CertificateException {
    CheckReport report = drifted(robust(), 3, 1e-6, "[[0, 4]]", false);
    assertThat(report.images().get(0).established()).isZero();
    assertThat(report.holds()).isFalse();
  }

  @Test
  void forgedFactsOfAParentAreNotBelieved() throws CertificateException {
    CheckReport report = drifted(robust(), 1e-4, -1e-3, "[[0, 4]]", false);
    assertThat(report.images().get(0).established()).isZero();
    assertThat(report.holds()).isFalse();
  }

  @Test
  void factsTakenOnWordAreNotChecked() throws CertificateException {
    CheckReport report = drifted(robust(), 1e-4, 1e-6, "[[0, 4]]", true);
    assertThat(report.parent()).isEmpty();
    assertThat(report.holds()).isTrue();
  }

  private CheckReport drifted(
      Sample sample, double change, double slack, String verified, boolean onWord)
      throws CertificateException {
    List<Box[]> all = new ArrayList<>(bounds(sample, true)).subList(0, 5);
    Certificate parent =
        new Draft(sample).partWithFacts("[[0, 4]]", ZONOTOPE, all, slack).written(folder);
    Sample child = child(sample, change);
    Draft draft = new Draft(child).part("[[0, 4]]", verified, DRIFT).citing(parent);
    ParentProof proof = new ParentProof(parent, sample.network(), onWord);
    return Checker.check(
        draft.written(folder), child.network(), List.of(draft.claim()), Optional.of(proof), 1);
  }

  /** Returns the same with all weights changed by up to so much of themselves. */
  static Sample child(Sample sample, double change) {
    Random random = new Random(5);
    List<Step> steps = new ArrayList<>();
    for (Step step : sample.network().steps()) {
      if (step.op() instanceof Affine affine) {
        double[] weights = affine.weight().toArray();
        for (int k = 0; k < weights.length; k++) {
          weights[k] += change * weights[k] * (2 * random.nextDouble() - 1);
        }
        Op changed = Affine.exact(Tensor.of(affine.weight().shape(), weights), affine.bias());
        steps.add(new Step(changed, step.inputs(), step.name(), step.origin(), step.shape()));
      } else {
        steps.add(step);
      }
    }
    Shape shape = sample.network().inputShape();
    Network network = new Network("x", shape, steps);
    return new Sample(network, sample.family(), sample.constraint(), sample.random());
  }
}
