package fanc.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import fanc.networks.training.TrainingException;
import fanc.networks.training.TrainingService.Epoch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Trains a network as a recipe says. All randomness comes from one generator. */
final class Trainer {
  private static final int TEST_BATCH = 500;

  private final NDManager manager;
  private final Recipe recipe;
  private final ImagePair images;
  private final SeededRandom random;
  private final TrainableNetwork network;
  private final Objective objective;
  private final HeldZeros zeros;
  private final Alternation alternation;

  /**
   * Makes a trainer of a network, which it changes.
   *
   * @param manager owns the arrays of a step
   * @param random where the order of the images and what the loss draws come from
   * @param zeros weights that stay zero
   * @throws TrainingException if the loss does not fit the network or the images
   */
  Trainer(
      NDManager manager,
      Recipe recipe,
      ImagePair images,
      TrainableNetwork network,
      SeededRandom random,
      HeldZeros zeros)
      throws TrainingException {
    this.manager = manager;
    this.recipe = recipe;
    this.images = images;
    this.random = random;
    this.network = network;
    this.zeros = zeros;
    this.objective = objective(recipe.loss());
    this.alternation = Alternation.of(recipe.pruning(), network.weights());
  }

  private Objective objective(Loss loss) throws TrainingException {
    if (recipe.sparse() instanceof Sparse.Masked masked) {
      return new GhostedObjective(network, masked.ghosts(), masked.labelSmoothing());
    }
    if (loss instanceof Loss.Certified certified) {
      return new CertifiedObjective(network, certified, images.training(), random);
    }
    if (loss instanceof Loss.Adversarial adversarial) {
      return new AdversarialObjective(network, adversarial, random);
    }
    return (inputs, labels, epochs) -> Objective.crossEntropy(network.outputs(inputs), labels);
  }

  /**
   * Trains for all epochs that are left.
   *
   * @param checkpoints where the training goes on from and what it leaves after each epoch
   * @param snapshots where the network goes after an epoch that the recipe lists
   * @throws TrainingException if the loss is no finite number any more, or the checkpoint is unfit
   * @throws IOException if a checkpoint can not be read or written
   */
  void train(Checkpoints checkpoints, Snapshots snapshots, Consumer<Epoch> progress)
      throws TrainingException, IOException {
    Adam adam = new Adam(network.parameters());
    Optional<Checkpoint> last = checkpoints.last();
    if (last.isPresent()) {
      adam.restore(last.get().steps(), last.get().arrays());
      random.moveTo(last.get().random());
    }
    int done = last.map(Checkpoint::epoch).orElse(0);
    alternation.begin(measure());
    for (int epoch = done + 1; epoch <= recipe.epochs(); epoch++) {
      long start = System.nanoTime();
      double loss = epoch(adam, epoch);
      String note = alternation.epochOver(epoch, measure()).map(PruningStep::note).orElse("");
      int correct = correct();
      OptionalDouble certified = certified();
      if (recipe.snapshots().contains(epoch)) {
        // Before the checkpoint: a run cut off in between makes it again, and does not miss it.
        snapshots.keep(epoch, network.frozen(), correct);
      }
      checkpoints.keep(new Checkpoint(epoch, random.position(), adam.steps(), adam.state()));
      double accuracy = correct / (double) images.test().count();
      double seconds = (System.nanoTime() - start) * 1e-9;
      progress.accept(new Epoch(epoch, recipe.epochs(), loss, accuracy, certified, seconds, note));
    }
    alternation.end();
  }

  /** Returns the iterations of the pruning, none where the recipe prunes nothing. */
  List<PruningStep> pruningSteps() {
    return alternation.steps();
  }

  /** Takes the steps of an epoch and returns the mean of their losses. */
  private double epoch(Adam adam, int epoch) throws TrainingException {
    int count = images.training().count();
    int batches = Math.max(1, count / recipe.batch());
    int[] order = random.shuffled(count);
    double loss = 0;
    for (int b = 0; b < batches; b++) {
      int from = b * recipe.batch();
      int[] batch = Arrays.copyOfRange(order, from, Math.min(count, from + recipe.batch()));
      int number = (epoch - 1) * batches + b;
      double rate = recipe.learningRate().at(number, batches, recipe.epochs());
      loss += step(adam, batch, epoch - 1 + (double) b / batches, rate);
    }
    return loss / batches;
  }

  /** Returns how many test images are classified correctly. */
  int correct() {
    int correct = 0;
    for (int[] batch : testBatches()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray outputs = network.outputs(array(images.test().pixelsOf(batch)));
        long[] predicted = outputs.argMax(1).toLongArray();
        for (int i = 0; i < batch.length; i++) {
          correct += predicted[i] == images.test().label(batch[i]) ? 1 : 0;
        }
      }
    }
    return correct;
  }

  private Alternation.Measure measure() {
    return new Alternation.Measure() {
      @Override
      public double loss() {
        return trainingLoss();
      }

      @Override
      public double accuracy() {
        return correct() / (double) images.test().count();
      }
    };
  }

  /** Returns the mean loss of all training images, as it is at the end of the training. */
  private double trainingLoss() {
    double sum = 0;
    for (int[] batch : batches(images.training().count())) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray labels = oneHot(images.training().labelsOf(batch));
        NDArray inputs = objective.prepare(array(images.training().pixelsOf(batch)), labels);
        sum += objective.loss(inputs, labels, recipe.epochs()).getFloat() * batch.length;
      }
    }
    return sum / images.training().count();
  }

  private OptionalDouble certified() {
    int certified = 0;
    for (int[] batch : testBatches()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray labels = oneHot(images.test().labelsOf(batch));
        OptionalInt proven = objective.certified(array(images.test().pixelsOf(batch)), labels);
        if (proven.isEmpty()) {
          return OptionalDouble.empty();
        }
        certified += proven.getAsInt();
      }
    }
    return OptionalDouble.of(certified / (double) images.test().count());
  }

  private double step(Adam adam, int[] batch, double epochs, double rate) throws TrainingException {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray labels = oneHot(images.training().labelsOf(batch));
      NDArray inputs = objective.prepare(array(images.training().pixelsOf(batch)), labels);
      NDArray loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        loss = objective.loss(inputs, labels, epochs);
        collector.backward(loss);
      }
      alternation.pull();
      zeros.hold();
      boolean finite = adam.step(rate);
      decay(rate);
      double value = loss.getFloat();
      if (!finite || !Double.isFinite(value)) {
        throw new TrainingException(
            String.format(
                "training diverged in epoch %d (loss %s); lower the rates of 'learningRate',"
                    + " lengthen the ramp, or change 'seed'",
                1 + (int) epochs, value));
      }
      return value;
    }
  }

  private void decay(double rate) {
    if (recipe.weightDecay() > 0) {
      network.weights().forEach(weight -> weight.muli(1 - rate * recipe.weightDecay()));
    }
  }

  private NDArray array(float[] pixels) {
    int n = images.training().pixels();
    return manager.create(pixels, new Shape(pixels.length / n, n));
  }

  private NDArray oneHot(int[] labels) {
    float[] rows = new float[labels.length * images.classes()];
    for (int i = 0; i < labels.length; i++) {
      rows[i * images.classes() + labels[i]] = 1;
    }
    return manager.create(rows, new Shape(labels.length, images.classes()));
  }

  private List<int[]> testBatches() {
    return batches(images.test().count());
  }

  private static List<int[]> batches(int count) {
    int[] all = IntStream.range(0, count).toArray();
    int batches = (all.length + TEST_BATCH - 1) / TEST_BATCH;
    return IntStream.range(0, batches)
        .mapToObj(
            b ->
                Arrays.copyOfRange(all, b * TEST_BATCH, Math.min(all.length, (b + 1) * TEST_BATCH)))
        .toList();
  }
}
