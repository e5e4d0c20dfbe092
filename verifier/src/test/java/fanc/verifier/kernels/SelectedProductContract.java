package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Every remainder that a division of the result into tiles can leave. */
  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 5, 7, 8, 9, 12, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40, 47, 57, 64, 71, 100})
  void selectedProductsOfEveryShapeAreWithinGamma(int n) {
    Random random = new Random(16);
    for (int rows = 1; rows <= 14; rows++) {
      SelectedCase selected = SelectedCase.of(random, rows, 3, n, Fill.NORMAL);
      selected.requireWithin(selected.multiply(kernels()));
    }
    SelectedCase pair = SelectedCase.of(random, 2, 3, n, Fill.NORMAL).withRadius();
    pair.requirePairWithin(pair.multiplyPair(kernels()));
  }

  @ParameterizedTest
  @MethodSource("productSizes")
  void rowOfASelectedProductDependsOnNoOtherRow(int[] size) {
    SelectedCase all = SelectedCase.of(new Random(17), size[0], size[1], size[2], Fill.NORMAL);
    double[] together = all.multiply(kernels());
    for (int i = 0; i < size[0]; i++) {
      SelectedCase alone = all.only(i);
      assertThat(alone.resultRow(alone.multiply(kernels()), 0))
          .as("row %d alone, bit for bit", i)
          .containsExactly(all.resultRow(together, i));
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

  @ParameterizedTest
  @MethodSource("productSizes")
  void scaledColumnsAreRoundedOnce(int[] size) {
    Random random = new Random(18);
    SelectedCase rows = SelectedCase.of(random, size[0], size[1], size[2], Fill.HUGE_AND_TINY);
    double[] factors = Fill.NORMAL.of(random, size[1] + 6);
    factors[0] = Double.NaN;
    rows.requireScaled(rows.scale(kernels(), factors), factors);
  }
}
