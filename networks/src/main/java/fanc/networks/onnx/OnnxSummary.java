package fanc.networks.onnx;

import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file says about itself.
 *
 * @param opset version of the default operator set
 * @param producer name and version of the exporter, may be empty
 * @param operators number of nodes of each operator, by name
 * @param parameters number of floating-point entries in all initialisers
 */
public record OnnxSummary(
    long opset, String producer, Map<String, Integer> operators, long parameters) {

  /** Copies the counts. */
  public OnnxSummary {
    operators = Collections.unmodifiableMap(new TreeMap<>(operators));
  }

  static OnnxSummary of(ModelProto proto) {
    Map<String, Integer> operators = new TreeMap<>();
    for (NodeProto node : proto.getGraph().getNodeList()) {
      String operator = GraphReader.operator(node.getDomain(), node.getOpType());
      operators.merge(operator.replaceAll("\\p{Cntrl}", "?"), 1, Integer::sum);
    }
    long parameters =
        proto.getGraph().getInitializerList().stream()
            .filter(StoredTensor::isReal)
            .mapToLong(tensor -> tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b))
            .sum();
    String producer = (proto.getProducerName() + " " + proto.getProducerVersion()).strip();
    return new OnnxSummary(
        GraphReader.opset(proto), producer.replaceAll("\\p{Cntrl}", "?"), operators, parameters);
  }
}
