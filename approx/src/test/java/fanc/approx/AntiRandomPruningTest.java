package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Anti-random masks are the exact complements of random masks, in networks as they are. */
class AntiRandomPruningTest {
  private static final Path MODELS = Path.of(System.getProperty("fanc.root"), "networks", "models");
  private static final List<OnnxModel> REAL =
      List.of(model("mnist-1x100.onnx"), model("fashion-conv-certified.onnx"));

  /**
   * Half of the share is a share of one tensor of odd size too: see the shapes of the test below.
   */
  @Property(tries = 8, seed = "61")
  void pairPartitionsTheWeightsOfEveryNetwork(
      @ForAll @IntRange(min = 0, max = 100) int percent, @ForAll long seed, @ForAll boolean global)
      throws ApproximationException {
    Extent extent = global ? Extent.GLOBAL : Extent.LAYER;
    BigDecimal fraction = BigDecimal.valueOf(percent, 2);
    for (OnnxModel parent : REAL) {
      requirePartition(parent, new AntiRandomPruning(fraction, extent, Scope.ALL, seed));
    }
  }

  @Property(tries = 8, seed = "62")
  void atOneHalfBothHaveAsMany(@ForAll long seed, @ForAll boolean global)
      throws ApproximationException {
    Extent extent = global ? Extent.GLOBAL : Extent.LAYER;
    for (OnnxModel parent : REAL) {
      long[] kept =
          requirePartition(
              parent, new AntiRandomPruning(new BigDecimal("0.5"), extent, Scope.ALL, seed));
      assertThat(kept[0]).isEqualTo(kept[1]);
    }
  }

  @Test
  void ofAnOddNumberThePartnerKeepsOneMore() throws ApproximationException {
    List<WeightTensor> odd = List.of(Weights.dense(1, 7, 1, 2, 3, 4, 5, 6, 7));
    AntiRandomPruning anti =
        new AntiRandomPruning(new BigDecimal("0.5"), Extent.LAYER, Scope.ALL, 1);

    assertThat(nonZero(anti.apply(odd).get(0))).isEqualTo(3);
    assertThat(nonZero(anti.partner().apply(odd).get(0))).isEqualTo(4);
  }

  @Test
  void itsFractionIsThatOfThePartner() throws ApproximationException {
    List<WeightTensor> ten = List.of(Weights.dense(1, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    AntiRandomPruning anti =
        new AntiRandomPruning(new BigDecimal("0.2"), Extent.LAYER, Scope.ALL, 1);

    assertThat(nonZero(anti.apply(ten).get(0))).isEqualTo(2);
  }

  /** Returns how many weights that are no zeros the partner and the anti-random child keep. */
  private static long[] requirePartition(OnnxModel parent, AntiRandomPruning anti)
      throws ApproximationException {
    List<WeightTensor> whole = weights(parent);
    List<WeightTensor> one = weights(Child.of(parent, anti.partner()).model());
    List<WeightTensor> other = weights(Child.of(parent, anti).model());
    long[] kept = new long[2];
    for (int t = 0; t < whole.size(); t++) {
      float[] w = whole.get(t).values();
      float[] a = one.get(t).values();
      float[] b = other.get(t).values();
      for (int i = 0; i < w.length; i++) {
        boolean first = a[i] == w[i] && b[i] == 0;
        boolean second = a[i] == 0 && b[i] == w[i];
        if (!(w[i] != 0 && (first || second))) {
          throw new AssertionError(
              whole.get(t).name() + "[" + i + "]: " + w[i] + " became " + a[i] + ", " + b[i]);
        }
        kept[a[i] != 0 ? 0 : 1]++;
      }
    }
    assertThat(whole).isNotEmpty();
    return kept;
  }

  private static List<WeightTensor> weights(OnnxModel model) {
    return model.weights().stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList();
  }

  private static int nonZero(float[] weights) {
    int count = 0;
    for (float w : weights) {
      count += w != 0 ? 1 : 0;
    }
    return count;
  }

  private static OnnxModel model(String name) {
    try {
      return OnnxModel.read(MODELS.resolve(name));
    } catch (IOException | NetworkFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
