package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
  static Sample robust() {
    return robust(0.01, true);
  }

  /** Five regions that zonotopes settle, and intervals of their union do not. */
  private static Sample wide() {
    return robust(0.5, false);
  }

  private static Sample robust(double radius, boolean far) {
    Random random = new Random(11);
    Network network = Sample.rectifiers(new int[] {6, 12, 10, 3}, random);
    double[] point = {0.5, -0.25, 0.75, 0.125, -0.5, 0.25};
    BasePoint base = BasePoint.exact(point);
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < 5; r++) {
      double[] lower = {point[r] - radius, point[r + 1] - radius};
      double[] upper = {point[r] + radius, point[r + 1] + radius};
      boxes.add(new SparseBox(new int[] {r, r + 1}, lower, upper));
    }
    if (far) {
      double[] high = {9, 9, 9, 9, 9, 9};
      double[] low = {-9, -9, -9, -9, -9, -9};
      boxes.add(SparseBox.dense(low, high));
    }
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
        .withMessageContaining("another network");
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
    CheckReport report = drifted(wide(), change, 1e-6, "[[0, 4]]", false);
    assertThat(report.images().get(0).faults()).isEmpty();
    assertThat(report.images().get(0).established()).isEqualTo(5);
    assertThat(report.holds()).isTrue();
  }

  @Test
  void intervalsAloneDoNotEstablishTheRegionsOfDrift() {
    Sample sample = wide();
    Box[] bounds = IntervalPass.over(sample.program(), sample.inputs(0, 1, 2, 3, 4));
    double margin = sample.constraint().margin(bounds[sample.program().margins()].lower());
    assertThat(margin).isNegative();
  }

  @Test
  void childThatIsFarAwayIsNotEstablished() throws CertificateException {
    CheckReport report = drifted(wide(), 3, 1e-6, "[[0, 4]]", false);
    assertThat(report.images().get(0).established()).isZero();
    assertThat(report.holds()).isFalse();
  }

  @Test
  void forgedFactsOfAParentAreNotBelieved() throws CertificateException {
    CheckReport report = drifted(wide(), 1e-4, -1e-3, "[[0, 4]]", false);
    assertThat(report.images().get(0).established()).isZero();
    assertThat(report.holds()).isFalse();
  }

  @Test
  void factsTakenOnWordAreNotChecked() throws CertificateException {
    CheckReport report = drifted(wide(), 1e-4, 1e-6, "[[0, 4]]", true);
    assertThat(report.parent()).isEmpty();
    assertThat(report.holds()).isTrue();
  }

  private CheckReport drifted(
      Sample sample, double change, double slack, String verified, boolean onWord)
      throws CertificateException {
    return drifted(sample, child(sample, change), slack, verified, onWord);
  }

  private CheckReport drifted(
      Sample sample, Sample child, double slack, String verified, boolean onWord)
      throws CertificateException {
    List<Box[]> all = new ArrayList<>(bounds(sample, true));
    Certificate parent =
        new Draft(sample).partWithFacts(verified, ZONOTOPE, all, slack).written(folder);
    Draft draft = new Draft(child).part(verified, verified, DRIFT).citing(parent);
    ParentProof proof = new ParentProof(parent, sample.network(), onWord);
    return Checker.check(
        draft.written(folder), child.network(), List.of(draft.claim()), Optional.of(proof), 1);
  }

  static Stream<Arguments> opsThatDifferInMoreThanCoefficients() {
    return Stream.of(
        Arguments.of(new Select(List.of(0, 1, 2, 3)), new Select(List.of(0, 2, 1, 3))),
        Arguments.of(new MaxPool(window(0, 0)), new MaxPool(window(1, 0))),
        Arguments.of(new AveragePool(window(0, 0), false), new AveragePool(window(0, 1), false)),
        Arguments.of(new AveragePool(window(0, 0), true), new AveragePool(window(0, 0), false)),
        Arguments.of(conv(window(0, 0)), conv(window(0, 1))),
        Arguments.of(new Clip(-1, 1), new Clip(-1, 1.0000001)),
        Arguments.of(new Relu(), new Tanh()));
  }

  /** Two by two positions of a kernel of two by two on an image of as many. */
  private static Window window(int top, int left) {
    return new Window(1, 2, 2, 2, 2, 1, 1, top, left, 2, 2);
  }

  private static Op conv(Window window) {
    Tensor weight = Tensor.of(Shape.of(1, 1, 2, 2), new double[] {1, -1, 0.5, 2});
    return new Conv2d(window, weight, Tensor.zeros(1));
  }

  @ParameterizedTest
  @MethodSource("opsThatDifferInMoreThanCoefficients")
  void driftBetweenOtherStepsIsRefused(Op of, Op other) throws CertificateException {
    CheckReport report = drifted(behind(of), behind(other), 1e-6, "[[0, 0]]", true);
    assertThat(report.images().get(0).established()).isZero();
    assertThat(report.images().get(0).faults()).singleElement().asString().contains("other steps");
  }

  @Test
  void driftBetweenOtherWiringIsRefused() throws CertificateException {
    CheckReport report = drifted(wired(1, 2), wired(2, 1), 1e-6, "[[0, 0]]", true);
    assertThat(report.images().get(0).faults()).singleElement().asString().contains("other steps");
  }

  private static Sample behind(Op op) {
    Shape shape = Shape.of(1, 1, 2, 2);
    Tensor weight = Tensor.of(Shape.of(4, 2), new double[] {1, 0, 0, 1, 1, 0, 0, 1});
    Op last = Affine.exact(weight, Tensor.vector(9, 0));
    List<Step> steps =
        List.of(
            new Step(op, List.of(0), "a", "", shape),
            new Step(last, List.of(1), "b", "", Shape.of(1, 2)));
    return single(new Network("x", shape, steps));
  }

  private static Sample wired(int first, int second) {
    Shape shape = Shape.of(1, 1, 2, 2);
    Tensor weight = Tensor.of(Shape.of(8, 2), new double[16]);
    List<Step> steps =
        List.of(
            new Step(new Relu(), List.of(0), "a", "", shape),
            new Step(new Reshape(), List.of(0), "b", "", shape),
            new Step(new Concat(2), List.of(first, second), "c", "", Shape.of(1, 8)),
            new Step(
                Affine.exact(weight, Tensor.vector(9, 0)), List.of(3), "d", "", Shape.of(1, 2)));
    return single(new Network("x", shape, steps));
  }

  private static Sample single(Network network) {
    BasePoint base = BasePoint.exact(0.1, 0.2, 0.3, 0.4);
    SparseBox box = new SparseBox(new int[] {1}, new double[] {0}, new double[] {0.5});
    Sample.Boxes family = new Sample.Boxes(base, List.of(box));
    return new Sample(network, family, OutputConstraint.label(0, 2), new Random(1));
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
