package fanc.networks.onnx;

import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** The small constants of a graph by name: what shapes, clips and normalisations depend on. */
final class ShapeConstants {
  private final Map<String, TensorProto> stored = new HashMap<>();

  ShapeConstants(GraphProto graph) {
    graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Constant")
          && node.getAttributeCount() == 1
          && node.getAttribute(0).hasT()) {
        stored.put(node.getOutput(0), node.getAttribute(0).getT());
      }
    }
  }

  /** Returns the numbers of a stored list of int64. */
  Optional<List<Long>> dims(String name) {
    TensorProto tensor = stored.get(name);
    boolean list = tensor != null && tensor.getDimsCount() == 1;
    return list && tensor.getDataType() == DataType.INT64_VALUE
        ? Optional.of(StoredTensor.longs(tensor))
        : Optional.empty();
  }

  /** Returns the length of a stored list of floating-point numbers; 0 if there is none. */
  int length(String name) {
    TensorProto tensor = stored.get(name);
    boolean list = tensor != null && tensor.getDimsCount() == 1 && StoredTensor.isReal(tensor);
    return list ? Math.toIntExact(tensor.getDims(0)) : 0;
  }

  /** Returns a stored floating-point number. */
  OptionalDouble number(String name) {
    TensorProto tensor = stored.get(name);
    boolean one = tensor != null && StoredTensor.isReal(tensor);
    float[] values = one ? StoredTensor.floats(tensor) : new float[0];
    return values.length == 1 ? OptionalDouble.of(values[0]) : OptionalDouble.empty();
  }

  /** Returns a target with another last dimension. */
  static TensorProto withLast(TensorProto target, long last) {
    List<Long> dims = StoredTensor.longs(target);
    TensorProto.Builder changed = target.toBuilder().clearRawData().clearInt64Data();
    LongStream.concat(
            dims.subList(0, dims.size() - 1).stream().mapToLong(dim -> dim), LongStream.of(last))
        .forEach(changed::addInt64Data);
    return changed.build();
  }
}
