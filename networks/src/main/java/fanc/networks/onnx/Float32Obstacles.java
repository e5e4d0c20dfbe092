package fanc.networks.onnx;

import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.lowering.Float32Nodes;
import fanc.networks.lowering.LoweringException;
import fanc.networks.lowering.Refusal;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;

/** Why the float32 arithmetic of a file is not bounded. */
final class Float32Obstacles {
  private Float32Obstacles() {}

  /**
   * Returns a line for each operator or input at fault. Operators keep the type of what they read,
   * casts aside, which are refused: so the type of the inputs is that of all arithmetic.
   *
   * @param model a model that has been lowered
   * @param network what it was lowered to
   */
  static List<String> in(ModelProto model, OutputChoice choice, Network network) {
    List<String> obstacles = new ArrayList<>();
    for (ValueInfoProto input : GraphReader.inputs(model.getGraph())) {
      int type = input.getType().getTensorType().getElemType();
      if (type != DataType.FLOAT_VALUE) {
        obstacles.add(
            "input '" + input.getName() + "' has element type " + DataType.forNumber(type));
      }
    }
    network.steps().stream()
        .filter(step -> step.origin().equals("Gemm") && step.op() instanceof Scale)
        .map(step -> "operator 'Gemm' (value '" + step.name() + "'): adds a bias to several rows")
        .forEach(obstacles::add);
    try {
      Float32Nodes.refusals(GraphReader.read(model, choice)).stream()
          .map(Refusal::toString)
          .forEach(obstacles::add);
    } catch (NetworkFormatException | LoweringException e) {
      throw new IllegalStateException("a model that was lowered before", e);
    }
    return obstacles;
  }
}
