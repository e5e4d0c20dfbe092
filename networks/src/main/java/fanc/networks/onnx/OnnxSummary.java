package fanc.networks.onnx;

import fanc.networks.Shape;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file says about itself.
 *
 * @param inputName name of the input
 * @param inputShape shape of the input, batch dimension 1
 * @param outputName name of the output
 * @param outputShape shape of the output
 * @param opset version of the default operator set
 * @param producer name and version of the exporter, may be empty
 * @param operators number of nodes of each operator, by name
 * @param parameters number of floating-point entries in all initialisers
 */
public record OnnxSummary(
    String inputName,
    Shape inputShape,
    String outputName,
    Shape outputShape,
    long opset,
    String producer,
    Map<String, Integer> operators,
    long parameters) {

  /** Copies the counts. */
  public OnnxSummary {
    operators = Collections.unmodifiableMap(new TreeMap<>(operators));
  }
}
