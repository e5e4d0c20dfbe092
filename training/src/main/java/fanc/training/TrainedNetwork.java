package fanc.training;

import ai.djl.ndarray.NDArray;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Turns trained layers into a network of fanc. The floats are widened exactly. */
final class TrainedNetwork {
  private TrainedNetwork() {}

  /** Returns the network of the layers; its input is one row of pixels named {@code input}. */
  static Network of(DenseLayers layers) {
    List<Step> steps = new ArrayList<>();
    int last = layers.depth() - 1;
    for (int k = 0; k <= last; k++) {
      Affine affine = Affine.exact(tensor(layers.weight(k)), tensor(layers.bias(k)));
      Shape shape = Shape.of(1, affine.outputs());
      String name = k == last ? "output" : "affine" + (k + 1);
      steps.add(new Step(affine, List.of(steps.size()), name, "Gemm", shape));
      if (k < last) {
        steps.add(new Step(new Relu(), List.of(steps.size()), "relu" + (k + 1), "Relu", shape));
      }
    }
    int pixels = (int) layers.weight(0).getShape().get(0);
    return new Network("input", Shape.of(1, pixels), steps);
  }

  private static Tensor tensor(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    long[] dims = array.getShape().getShape();
    Shape shape =
        dims.length == 1 ? Shape.of((int) dims[0]) : Shape.of((int) dims[0], (int) dims[1]);
    return Tensor.of(shape, doubles);
  }
}
