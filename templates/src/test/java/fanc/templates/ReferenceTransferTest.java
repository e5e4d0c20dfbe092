package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.OutputConstraint;
import fanc.properties.images.CsvImages;
import fanc.properties.images.Image;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.IndexList;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.Patch;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.domain.Zonotope;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** FCN7-MNIST of the paper and its published children, all 2x2 patches, preset {@code paper}. */
class ReferenceTransferTest {
  private static final ImageGeometry MNIST = new ImageGeometry(28, 28, 1, Layout.HW);

  /** Sums over images. */
  private record Tally(long regions, long verified, long hits) {
    double hitRate() {
      return hits / (double) verified;
    }
  }

  @Test
  void hitRatesOfFewImages() throws Exception {
    assertThat(tally("fcnn7_quant16.onnx", 3).hitRate()).isGreaterThanOrEqualTo(.85);
    Tally int8 = tally("fcnn7_quant8.onnx", 3);
    assertThat(int8.hitRate()).isGreaterThanOrEqualTo(.80);
    assertThat(int8.verified()).isEqualTo(int8.regions());
  }

  /** Fewer templates, and more regions in them, than the paper's tiles have. */
  @Test
  void joinsOfFewImagesHaveAHigherHitRate() throws Exception {
    Prover<Zonotope> parent = Examples.prover(network("fcnn7.onnx"));
    Prover<Zonotope> child = Examples.prover(network("fcnn7_quant8.onnx"));
    JoinPlan plan = (JoinPlan) Preset.JOIN.plan(parent.network(), MNIST);
    for (int row = 0; row < 3; row++) {
      OutputConstraint constraint = OutputConstraint.label(label(row), 10);
      ImageFamily family = patches(row);
      JoinBuilder<Zonotope> builder = new JoinBuilder<>(parent, plan);
      ReachedBoxes<Zonotope> reached = builder.recorder(constraint, family.size());
      try (FamilyVerifier workers = new FamilyVerifier(2)) {
        workers.verify(family, reached, Deadline.never());
        TemplateSet templates = builder.build(reached);
        TransferResult result =
            new Transfer<>(child, plan)
                .run(family, constraint, templates, workers, Deadline.never());
        assertThat(templates.size()).isBetween(1, 20);
        assertThat(result.hitRate()).isGreaterThanOrEqualTo(.91);
        assertThat(result.family().verified()).isEqualTo(family.size());
      }
    }
  }

  @Test
  @Tag("full")
  void hitRatesOfThePapersNumberOfImages() throws Exception {
    assertThat(tally("fcnn7_quant16.onnx", 25).hitRate()).isGreaterThanOrEqualTo(.85);
    assertThat(tally("fcnn7_quant8.onnx", 25).hitRate()).isGreaterThanOrEqualTo(.80);
  }

  @Test
  @Tag("full")
  void noPatchThatScratchProvesIsLost() throws Exception {
    Prover<Zonotope> child = Examples.prover(network("fcnn7_prune_tune5.onnx"));
    for (int row : new int[] {0, 8}) {
      ImageFamily family = patches(row);
      Claim<Zonotope> claim = child.claim(OutputConstraint.label(label(row), 10));
      long scratch = 0;
      for (long r = 0; r < family.size(); r++) {
        scratch += claim.margin(family.region(r)) > 0 ? 1 : 0;
      }
      assertThat(transfer(child, row).family().verified()).isGreaterThanOrEqualTo(scratch);
    }
  }

  private static Tally tally(String child, int images) throws Exception {
    Prover<Zonotope> prover = Examples.prover(network(child));
    Tally sum = new Tally(0, 0, 0);
    for (int row = 0; row < images; row++) {
      TransferResult result = transfer(prover, row);
      sum =
          new Tally(
              sum.regions + result.family().regions(),
              sum.verified + result.family().verified(),
              sum.hits + result.hits());
    }
    return sum;
  }

  private static TransferResult transfer(Prover<Zonotope> child, int row) throws Exception {
    Prover<Zonotope> parent = Examples.prover(network("fcnn7.onnx"));
    TilePlan plan = (TilePlan) Preset.PAPER.plan(parent.network(), MNIST);
    OutputConstraint constraint = OutputConstraint.label(label(row), 10);
    ImageFamily family = patches(row);
    try (FamilyVerifier workers = new FamilyVerifier(2)) {
      TemplateSet templates =
          new TemplateBuilder<>(parent, plan).build(family, constraint, 2, Deadline.never());
      assertThat(templates.size()).isEqualTo(16);
      return new Transfer<>(child, plan.slack())
          .run(family, constraint, templates, workers, Deadline.never());
    }
  }

  private static Network network(String file) throws Exception {
    return OnnxModel.read(ReferenceFolder.orSkip().resolve("fanc/nets").resolve(file)).network();
  }

  private static int label(int row) throws Exception {
    return image(row).label().orElseThrow();
  }

  private static ImageFamily patches(int row) throws Exception {
    Preprocess scaled =
        new Preprocess(
            new BigDecimal("0.00392156862745098"),
            List.of(BigDecimal.ZERO),
            List.of(BigDecimal.ONE));
    InputImage image = new InputImage(image(row).values(), MNIST, scaled);
    return new Patch(2, 2, Optional.empty(), ValueRange.UNIT).around(image);
  }

  private static Image image(int row) throws Exception {
    Path file = ReferenceFolder.orSkip().resolve("fanc/mnist_test.csv");
    Optional<IndexList> rows = Optional.of(new IndexList(List.of(row)));
    ValueRange bytes = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));
    return CsvImages.read(file, rows, bytes, Optional.of(MNIST.values())).get(0);
  }
}
