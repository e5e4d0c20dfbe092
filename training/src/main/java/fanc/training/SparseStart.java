package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Makes the first weights of a network sparse, before its training. */
final class SparseStart {
  /** Images by which SNIP and GraSP judge. */
  private static final int SAMPLE = 1000;

  private final NDManager manager;
  private final TrainableNetwork network;
  private final ImagePair images;
  private final SeededRandom random;

  SparseStart(NDManager manager, TrainableNetwork network, ImagePair images, SeededRandom random) {
    this.manager = manager;
    this.network = network;
    this.images = images;
    this.random = random;
  }

  /**
   * Masks and rescales the weights as a recipe says.
   *
   * @return the weights that are to stay zero
   */
  HeldZeros make(Recipe recipe) {
    if (!(recipe.sparse() instanceof Sparse.Masked masked)) {
      return HeldZeros.none();
    }
    int[] sample = drawn(SAMPLE);
    new FirstMask(network, random).apply(masked.mask(), pixels(sample), labels(sample));
    new LearnedScales(network, masked.rescale()).learn(() -> losses(recipe.batch()));
    return HeldZeros.of(network.weights());
  }

  /** Returns the losses of a batch and of another that shares its first half. */
  private List<Supplier<NDArray>> losses(int batch) {
    int half = Math.max(1, Math.min(batch / 2, images.training().count() / 3));
    int[] three = drawn(3 * half);
    int[] other = Arrays.copyOf(three, 2 * half);
    System.arraycopy(three, 2 * half, other, half, half);
    return List.of(loss(Arrays.copyOf(three, 2 * half)), loss(other));
  }

  private Supplier<NDArray> loss(int[] numbers) {
    return () -> Objective.crossEntropy(network.outputs(pixels(numbers)), labels(numbers));
  }

  private int[] drawn(int count) {
    int[] order = random.shuffled(images.training().count());
    return Arrays.copyOf(order, Math.min(count, order.length));
  }

  private NDArray pixels(int[] numbers) {
    return manager.create(
        images.training().pixelsOf(numbers), new Shape(numbers.length, images.training().pixels()));
  }

  private NDArray labels(int[] numbers) {
    int[] labels = images.training().labelsOf(numbers);
    float[] rows = new float[labels.length * images.classes()];
    for (int i = 0; i < labels.length; i++) {
      rows[i * images.classes() + labels[i]] = 1;
    }
    return manager.create(rows, new Shape(labels.length, images.classes()));
  }
}
