package fanc.approx;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tensors of a file hold the weights and biases of its network's layers, so that a network
 * with other ones can be stored in the file: the k-th affine map or convolution has the k-th weight
 * tensor and the bias behind it.
 *
 * <p>That this is so is checked, not assumed: {@link #store} compares the network that the file
 * computes then with the one that was to be stored, bit by bit.
 */
final class StoredParameters {
  private final OnnxModel model;
  private final List<WeightTensor> weights = new ArrayList<>();
  private final List<WeightTensor> biases = new ArrayList<>();

  /**
   * Finds the tensors.
   *
   * @throws ApproximationException if not every layer has a weight tensor and a bias of its own
   */
  StoredParameters(OnnxModel model) throws ApproximationException {
    this.model = model;
    for (WeightTensor tensor : model.weights()) {
      (tensor.role() == Role.WEIGHT ? weights : biases).add(tensor);
    }
    long layers = model.network().steps().stream().filter(step -> isLayer(step.op())).count();
    if (layers == 0 || weights.size() != layers || biases.size() != layers) {
      throw new ApproximationException(
          String.format(
              "the network has %d layers, the file %d weight tensors and %d biases; expected one of"
                  + " each for every layer",
              layers, weights.size(), biases.size()));
    }
    store(model.network());
  }

  private static boolean isLayer(Op op) {
    return op instanceof Affine || op instanceof Conv2d;
  }

  /** Returns the weight tensors, without the biases. */
  List<WeightTensor> weights() {
    return weights;
  }

  /** Returns the biases. */
  List<WeightTensor> biases() {
    return biases;
  }

  /**
   * Returns the file with a network's weights and biases.
   *
   * @param network the file's network with other weights and biases
   * @throws ApproximationException if the file can not hold it, or the layers do not belong to the
   *     tensors as expected
   */
  OnnxModel store(Network network) throws ApproximationException {
    Map<String, float[]> values = new HashMap<>();
    int layer = 0;
    for (Step step : network.steps()) {
      if (isLayer(step.op()) && layer < weights.size()) {
        values.put(weights.get(layer).name(), weights(step.op(), weights.get(layer)));
        values.put(biases.get(layer++).name(), floats(bias(step.op())));
      }
    }
    try {
      OnnxModel stored = model.withWeights(values);
      if (Fingerprint.of(stored.network()).equals(Fingerprint.of(network))) {
        return stored;
      }
    } catch (IllegalArgumentException e) {
      throw new ApproximationException(e.getMessage());
    }
    throw new ApproximationException(
        "the file's tensors are not the weights and biases of its layers as they are; write the"
            + " network anew with plain Gemm and Conv nodes");
  }

  private static Tensor bias(Op op) {
    return op instanceof Affine affine ? affine.bias() : ((Conv2d) op).bias();
  }

  private static float[] weights(Op op, WeightTensor tensor) {
    if (op instanceof Conv2d convolution) {
      return floats(convolution.weight());
    }
    Tensor weight = ((Affine) op).weight();
    return tensor.inputAxis() == 0 ? floats(weight) : transposed(weight);
  }

  private static float[] transposed(Tensor matrix) {
    int rows = matrix.shape().dim(0);
    int columns = matrix.shape().dim(1);
    float[] turned = new float[matrix.size()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (float) matrix.get(i % rows * columns + i / rows);
    }
    return turned;
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.get(i);
    }
    return values;
  }
}
