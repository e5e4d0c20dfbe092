package fanc.verifier.kernels;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend must keep of selected products: part of {@link KernelsContract}. */
abstract class SelectedProductContract {

  /** Returns the backend under test. */
  protected abstract Kernels kernels();

  static Stream<int[]> productSizes() {
    return Stream.of(
        new int[] {1, 1, 1},
        new int[] {0, 3, 4},
        new int[] {3, 0, 4},
        new int[] {3, 4, 0},
        new int[] {1, 7, 13},
        new int[] {7, 1, 13},
        new int[] {7, 13, 1},
        new int[] {2, 3, 5},
        new int[] {4, 4, 4},
        new int[] {5, 17, 31},
        new int[] {29, 53, 61},
        new int[] {25, 200, 97},
        new int[] {6, 11, 1031});
  }

  static double[] poisons() {
    return new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void selectedProductIsWithinGamma(int[] size) {
    Random random = new Random(13);
    for (Fill fill : Fill.values()) {
      SelectedCase selected = SelectedCase.of(random, size[0], size[1], size[2], fill);
      double[] c = selected.multiply(kernels());
      selected.requireWithin(c);
    }
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void selectedPairIsWithinGamma(int[] size) {
    Random random = new Random(14);
    for (Fill fill : Fill.values()) {
      SelectedCase selected = SelectedCase.of(random, 2, size[1], size[2], fill).withRadius();
      double[] yr = selected.multiplyPair(kernels());
      selected.requirePairWithin(yr);
    }
  }

  @ParameterizedTest
  @MethodSource("poisons")
  void poisonReachesItsRowOfASelectedProduct(double poison) {
    for (int place = 0; place < 5; place++) {
      SelectedCase selected = SelectedCase.of(new Random(15), 5, 19, 21, Fill.NORMAL);
      double[] c = selected.poisoned(place, poison).multiply(kernels());
      selected.requirePoisonIn(place, c);
    }
  }
}
