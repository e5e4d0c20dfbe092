package fanc.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * How a network is trained: the whole of what decides its weights besides the data and the machine.
 *
 * @param name of the network
 * @param data which data set
 * @param layers the architecture, without the dense layer to the classes at its end; empty in a
 *     recipe that only trains further what is there
 * @param seed of the initial weights, of the order of the images and of what the loss draws
 * @param epochs passes over the training images
 * @param batch images in one step
 * @param learningRate step size of Adam in each step
 * @param weightDecay each step shrinks the weights by this much times the step size; 0 for none
 * @param loss what is made small
 * @param snapshots epochs at whose end the network is kept as a file of its own, increasing; empty
 *     in most recipes, and then the key may be missing
 * @param pruning how the network it starts from is pruned
 * @param sparse how a network is trained that is sparse from the start
 */
record Recipe(
    String name,
    DataSet data,
    List<Layer> layers,
    long seed,
    int epochs,
    int batch,
    LearningRate learningRate,
    double weightDecay,
    Loss loss,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Integer> snapshots,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Pruning.None.class)
        Pruning pruning,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Sparse.None.class)
        Sparse sparse) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the key that is out of range
   */
  Recipe {
    layers = List.copyOf(layers);
    snapshots = List.copyOf(snapshots);
    // Cards of networks that are not sparse name neither.
    pruning = pruning == null ? new Pruning.None() : pruning;
    sparse = sparse == null ? new Sparse.None() : sparse;
    require(name.matches("[A-Za-z0-9._-]+"), "name", "letters, digits, dot, dash, underscore");
    require(layers.size() <= 200, "layers", "at most 200 layers");
    require(epochs >= 1, "epochs", "at least 1");
    require(batch >= 1, "batch", "at least 1");
    require(weightDecay >= 0 && weightDecay <= 1, "weightDecay", "0 to 1");
    for (int i = 0; i < snapshots.size(); i++) {
      int before = i == 0 ? 0 : snapshots.get(i - 1);
      require(
          before < snapshots.get(i) && snapshots.get(i) <= epochs,
          "snapshots",
          "increasing epochs, 1 to " + epochs);
    }
    pruning.requireFit(epochs);
    sparse.requireFit(epochs, loss);
  }

  /** Makes a recipe of a network that is neither pruned nor sparse. */
  Recipe(
      String name,
      DataSet data,
      List<Layer> layers,
      long seed,
      int epochs,
      int batch,
      LearningRate learningRate,
      double weightDecay,
      Loss loss,
      List<Integer> snapshots) {
    this(
        name,
        data,
        layers,
        seed,
        epochs,
        batch,
        learningRate,
        weightDecay,
        loss,
        snapshots,
        new Pruning.None(),
        new Sparse.None());
  }

  /** Refuses a value that is out of range. */
  static void require(boolean holds, String key, String range) {
    if (!holds) {
      throw new IllegalArgumentException("'" + key + "' must be: " + range);
    }
  }
}
