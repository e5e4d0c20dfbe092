package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fully connected layers with a ReLU between them; the weights that training changes in place. */
final class DenseLayers {
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> biases = new ArrayList<>();

  /**
   * Makes layers with random weights and zero biases. Weights are normal with deviation {@code
   * sqrt(2 pi) / inputs}, which keeps the width of interval bounds about constant from layer to
   * layer (Shi et al., Fast certified robust training with short warmup, NeurIPS 2021); larger ones
   * make the bounds explode before the ramp has begun.
   *
   * @param sizes of the values, from the input to the output
   */
  DenseLayers(NDManager manager, int[] sizes, Random random) {
    for (int k = 1; k < sizes.length; k++) {
      int n = sizes[k - 1];
      double deviation = Math.sqrt(2 * Math.PI) / n;
      float[] weight = new float[n * sizes[k]];
      for (int i = 0; i < weight.length; i++) {
        weight[i] = (float) (random.nextGaussian() * deviation);
      }
      weights.add(manager.create(weight, new Shape(n, sizes[k])));
      biases.add(manager.zeros(new Shape(sizes[k])));
    }
    parameters().forEach(p -> p.setRequiresGradient(true));
  }

  /** Returns the number of layers. */
  int depth() {
    return weights.size();
  }

  /** Returns the weight of a layer, inputs x outputs; layers count from 0. */
  NDArray weight(int layer) {
    return weights.get(layer);
  }

  /** Returns the bias of a layer. */
  NDArray bias(int layer) {
    return biases.get(layer);
  }

  /** Returns all weights, then all biases. */
  List<NDArray> parameters() {
    List<NDArray> all = new ArrayList<>(weights);
    all.addAll(biases);
    return all;
  }

  /** Returns the outputs for a batch of inputs, batch x classes. */
  NDArray outputs(NDArray inputs) {
    NDArray x = inputs;
    for (int k = 0; k < depth(); k++) {
      NDArray y = x.matMul(weight(k)).add(bias(k));
      x = k < depth() - 1 ? Activation.relu(y) : y;
    }
    return x;
  }

  /**
   * Returns lower bounds of {@code y_label - y_j} for every j, batch x classes, 0 at the label. The
   * last layer is folded into the difference, so that two outputs may not move apart independently.
   *
   * @param box the inputs
   * @param widening added to the radius of the first layer's values, one entry for each
   * @param labels one row for each image, 1 at the label, else 0
   */
  NDArray lowerMargins(Box box, NDArray widening, NDArray labels) {
    Box x = box.affine(weight(0), bias(0)).widenedBy(widening);
    for (int k = 1; k < depth() - 1; k++) {
      x = x.relu().affine(weight(k), bias(k));
    }
    NDArray w = weight(depth() - 1);
    NDArray b = bias(depth() - 1);
    long n = w.getShape().get(0);
    long m = w.getShape().get(1);
    NDArray differences = w.expandDims(2).sub(w.expandDims(1)).reshape(n, m * m);
    NDArray offsets = b.expandDims(1).sub(b.expandDims(0)).reshape(m * m);
    Box all = x.relu().affine(differences, offsets);
    NDArray lower = all.centre().sub(all.radius()).reshape(-1, m, m);
    return lower.mul(labels.expandDims(2)).sum(new int[] {1});
  }
}
