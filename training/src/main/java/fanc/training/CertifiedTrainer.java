package fanc.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService.Epoch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Certified training by interval bound propagation (Gowal et al., 2018): the loss is {@code (1 - a)
 * H(y(x), label) + a H(worst, label)} with cross entropy H, where {@code worst} are the outputs'
 * differences to the label at their interval bounds over the perturbed input. The share a and the
 * perturbation grow over the recipe's ramp.
 *
 * <p>All randomness comes from the recipe's seed.
 */
final class CertifiedTrainer {
  private static final int TEST_BATCH = 500;

  private final NDManager manager;
  private final Recipe recipe;
  private final LabelledImages training;
  private final LabelledImages test;
  private final int classes;
  private final Random random;
  private final PatchWidening patches;
  private final DenseLayers layers;

  /**
   * Makes a trainer with fresh random layers.
   *
   * @param manager owns the layers
   * @throws TrainingException if training and test images do not fit each other or the patch
   */
  CertifiedTrainer(NDManager manager, Recipe recipe, LabelledImages training, LabelledImages test)
      throws TrainingException {
    if (training.rows() != test.rows() || training.columns() != test.columns()) {
      throw new TrainingException("training and test images differ in size");
    }
    if (recipe.robustness().patch() > Math.min(training.rows(), training.columns())) {
      throw new TrainingException("'robustness.patch' is larger than the images");
    }
    this.manager = manager;
    this.recipe = recipe;
    this.training = training;
    this.test = test;
    this.classes = 1 + Math.max(training.largestLabel(), test.largestLabel());
    this.random = new Random(recipe.seed());
    this.patches =
        new PatchWidening(recipe.robustness().patch(), training.rows(), training.columns());
    this.layers = new DenseLayers(manager, sizes(), random);
  }

  private int[] sizes() {
    int[] sizes = new int[recipe.hidden().size() + 2];
    sizes[0] = training.pixels();
    for (int k = 0; k < recipe.hidden().size(); k++) {
      sizes[k + 1] = recipe.hidden().get(k);
    }
    sizes[sizes.length - 1] = classes;
    return sizes;
  }

  /**
   * Trains for all epochs and returns the layers, which the manager still owns.
   *
   * @throws TrainingException if the loss is no finite number any more
   */
  DenseLayers train(Consumer<Epoch> progress) throws TrainingException {
    Adam adam = new Adam(layers.parameters());
    int batches = Math.max(1, training.count() / recipe.batch());
    for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
      long start = System.nanoTime();
      int[] order = shuffled(training.count());
      double loss = 0;
      for (int b = 0; b < batches; b++) {
        int from = b * recipe.batch();
        int[] batch =
            Arrays.copyOfRange(order, from, Math.min(order.length, from + recipe.batch()));
        loss += step(adam, batch, epoch - 1 + (double) b / batches, epoch);
      }
      int correct = correct();
      double certified = certified() / (double) test.count();
      progress.accept(
          new Epoch(
              epoch,
              recipe.epochs(),
              loss / batches,
              correct / (double) test.count(),
              certified,
              (System.nanoTime() - start) * 1e-9));
    }
    return layers;
  }

  /** Returns how many test images are classified correctly. */
  int correct() {
    int correct = 0;
    for (int[] batch : testBatches()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        long[] predicted = layers.outputs(array(test.pixelsOf(batch))).argMax(1).toLongArray();
        for (int i = 0; i < batch.length; i++) {
          correct += predicted[i] == test.label(batch[i]) ? 1 : 0;
        }
      }
    }
    return correct;
  }

  private int certified() {
    int certified = 0;
    for (int[] batch : testBatches()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray labels = oneHot(test.labelsOf(batch));
        NDArray worst = lowerMargins(array(test.pixelsOf(batch)), labels, 1);
        // The margin to the label itself is 0 and must not count as a failure.
        float[] margins = worst.add(labels).min(new int[] {1}).toFloatArray();
        for (float margin : margins) {
          certified += margin > 0 ? 1 : 0;
        }
      }
    }
    return certified;
  }

  private double step(Adam adam, int[] batch, double epochs, int epoch) throws TrainingException {
    double ramp = recipe.robustness().ramp(epochs);
    double share = ramp * (1 - recipe.robustness().kappa());
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray labels = oneHot(training.labelsOf(batch));
      NDArray inputs = array(training.pixelsOf(batch));
      NDArray loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        loss = Factor.times(crossEntropy(layers.outputs(inputs), labels), 1 - share);
        if (share > 0) {
          NDArray worst = lowerMargins(inputs, labels, ramp).neg();
          loss = loss.add(Factor.times(crossEntropy(worst, labels), share));
        }
        collector.backward(loss);
      }
      boolean finite = adam.step(recipe.learningRate().at(epoch));
      double value = loss.getFloat();
      if (!finite || !Double.isFinite(value)) {
        throw new TrainingException(
            String.format(
                "training diverged in epoch %d (loss %s); lower 'learningRate.start', lengthen the"
                    + " ramp, or change 'seed'",
                epoch, value));
      }
      return value;
    }
  }

  private static NDArray crossEntropy(NDArray outputs, NDArray labels) {
    return outputs.logSoftmax(1).mul(labels).sum(new int[] {1}).mean().neg();
  }

  private NDArray lowerMargins(NDArray images, NDArray labels, double share) {
    Box box = Box.around(images, share * recipe.robustness().epsilon());
    double move = share * recipe.robustness().move();
    NDArray widening = Factor.times(patches.of(layers.weight(0)), move);
    return layers.lowerMargins(box, widening, labels);
  }

  private NDArray array(float[] images) {
    return manager.create(images, new Shape(images.length / training.pixels(), training.pixels()));
  }

  private NDArray oneHot(int[] labels) {
    float[] rows = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      rows[i * classes + labels[i]] = 1;
    }
    return manager.create(rows, new Shape(labels.length, classes));
  }

  private int[] shuffled(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private List<int[]> testBatches() {
    int[] all = new int[test.count()];
    Arrays.setAll(all, i -> i);
    int batches = (all.length + TEST_BATCH - 1) / TEST_BATCH;
    return IntStream.range(0, batches)
        .mapToObj(
            b ->
                Arrays.copyOfRange(all, b * TEST_BATCH, Math.min(all.length, (b + 1) * TEST_BATCH)))
        .toList();
  }
}
