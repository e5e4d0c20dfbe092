package fanc.networks.onnx;

import fanc.networks.onnx.WeightTensor.Layer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer whose outputs other layers read, and where in the file its channels (neurons or filters)
 * are.
 *
 * @param weight name of its weights
 * @param kind what kind of operator it is
 * @param channels number of its outputs
 * @param own what makes a channel: weights, bias, and scale and shift of a normalisation behind it.
 *     If these entries are zero, the channel is zero for every input, wherever it is read
 * @param others what goes with a channel that is removed: the weights that read it, mean and
 *     variance of a normalisation
 * @param targets names of the constants that count its entries as the last dimension of a Reshape
 * @param conflict why a channel can not even be zeroed; empty if it can
 * @param obstacle why a channel can not be removed; empty if it can
 */
public record HiddenLayer(
    String weight,
    Layer kind,
    int channels,
    List<ChannelSlice> own,
    List<ChannelSlice> others,
    List<String> targets,
    Optional<String> conflict,
    Optional<String> obstacle) {

  /** Copies the lists. */
  public HiddenLayer {
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(kind, "kind");
    own = List.copyOf(own);
    others = List.copyOf(others);
    targets = List.copyOf(targets);
  }
}
