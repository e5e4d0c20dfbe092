package fanc.approx.diversity;

import fanc.networks.ActivationOp;
import fanc.networks.Network;
import fanc.networks.gradient.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a member of an ensemble makes of images: its logits for all of them, and for the first ones,
 * the probed, also the features after each activation and the saliency maps of their labels.
 */
public final class MemberResponse {
  private final double[][] logits;
  private final double[][] saliency;
  private final List<LayerResponse> layers;

  private MemberResponse(double[][] logits, double[][] saliency, List<LayerResponse> layers) {
    this.logits = logits;
    this.saliency = saliency;
    this.layers = List.copyOf(layers);
  }

  /**
   * Evaluates a network.
   *
   * @param inputs an array for each image, at least one
   * @param labels the class of each image
   * @param probed of how many images, from the first, features and maps are kept; at least 1
   * @throws IllegalArgumentException if an input has another size than the network's, or a label is
   *     no output
   */
  public static MemberResponse of(
      Network network, List<double[]> inputs, List<Integer> labels, int probed) {
    Tape tape = Tape.of(network);
    List<Integer> values = activations(network);
    int kept = Math.min(probed, inputs.size());
    double[][] logits = new double[inputs.size()][];
    double[][] saliency = new double[kept][];
    double[][][] features = new double[values.size()][kept][];
    for (int k = 0; k < inputs.size(); k++) {
      logits[k] = tape.evaluate(inputs.get(k));
      if (k < kept) {
        for (int layer = 0; layer < features.length; layer++) {
          features[layer][k] = tape.value(values.get(layer));
        }
        saliency[k] = Saliency.of(tape, logits[k].length, labels.get(k));
      }
    }
    List<LayerResponse> layers = new ArrayList<>();
    for (int layer = 0; layer < features.length; layer++) {
      int value = values.get(layer);
      CentredGram gram = CentredGram.of(features[layer]);
      layers.add(new LayerResponse(network.name(value), network.shape(value), gram));
    }
    return new MemberResponse(logits, saliency, layers);
  }

  /** The values that activations make, in the order in which they are computed. */
  private static List<Integer> activations(Network network) {
    List<Integer> values = new ArrayList<>();
    for (int v = 1; v <= network.output(); v++) {
      if (network.step(v).op() instanceof ActivationOp) {
        values.add(v);
      }
    }
    return values;
  }

  /** Returns the logits, a row for each image; not to be modified. */
  public double[][] logits() {
    return logits;
  }

  /** Returns the saliency maps, a row for each probed image; not to be modified. */
  public double[][] saliency() {
    return saliency;
  }

  /** Returns the layers, the first one first. */
  public List<LayerResponse> layers() {
    return layers;
  }

  /** Returns for each image the first of the largest logits. */
  public int[] classes() {
    int[] classes = new int[logits.length];
    for (int k = 0; k < classes.length; k++) {
      for (int j = 1; j < logits[k].length; j++) {
        classes[k] = logits[k][j] > logits[k][classes[k]] ? j : classes[k];
      }
    }
    return classes;
  }

  /** Returns for each image whether its class is not its label. */
  public boolean[] errors(List<Integer> labels) {
    int[] classes = classes();
    boolean[] errors = new boolean[classes.length];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = classes[k] != labels.get(k);
    }
    return errors;
  }

  /**
   * Returns the linear CKA of a layer of two members; empty unless both have that layer in the same
   * shape, or where it is not defined.
   *
   * @param layer counted from 0
   */
  public OptionalDouble alignment(MemberResponse other, int layer) {
    if (layer >= layers.size() || layer >= other.layers.size()) {
      return OptionalDouble.empty();
    }
    LayerResponse here = layers.get(layer);
    LayerResponse there = other.layers.get(layer);
    return here.shape().equals(there.shape())
        ? LinearCka.of(here.gram(), there.gram())
        : OptionalDouble.empty();
  }
}
