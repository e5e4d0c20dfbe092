package fanc.networks.onnx;

import fanc.networks.HardSwish;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;

/**
 * Writes a canonical network as an ONNX model: float32 initialisers, one Gemm for each affine op.
 */
public final class OnnxWriter {
  private static final long IR_VERSION = 7;
  private static final long OPSET = 13;
  private static final long OPSET_OF_HARD_SWISH = 14;

  private OnnxWriter() {}

  /**
   * Returns a model that computes the network.
   *
   * <p>Value names and shapes are kept. Initialisers are named after the value their op makes: with
   * {@code .weight} and {@code .bias}, {@code .scale} and {@code .shift}, {@code .slope}, or {@code
   * .lower} and {@code .upper}. Where an ONNX operator wants another shape than the network has, a
   * Reshape is put before or after it.
   *
   * @throws IllegalArgumentException if a parameter is no float32 value, or is only known up to an
   *     error, or a window cannot be written
   */
  public static OnnxModel of(Network network) {
    GraphDraft draft = new GraphDraft(network);
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      step.op().accept(new NodeWriter(draft, step));
    }
    boolean recent = network.steps().stream().anyMatch(step -> step.op() instanceof HardSwish);
    long opset = recent ? OPSET_OF_HARD_SWISH : OPSET;
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("fanc")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
            .setGraph(draft.graph())
            .build();
    try {
      return OnnxModel.of(model);
    } catch (NetworkFormatException e) {
      throw new IllegalArgumentException("network cannot be written: " + e.getMessage(), e);
    }
  }
}
