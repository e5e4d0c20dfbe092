package fanc.approx;

import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Layer;
import fanc.networks.onnx.WeightTensor.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network made from a parent by a rule. It has the parent's graph: nodes, names, attributes and
 * opset are the same, only entries of weight initialisers differ.
 *
 * @param parent the parent
 * @param rule the rule
 * @param model the child
 * @param weights how far each weight tensor is from the parent's, in the order of the file
 */
public record Child(
    OnnxModel parent, Approximation rule, OnnxModel model, List<WeightChange> weights) {

  /** Copies the list. */
  public Child {
    weights = List.copyOf(weights);
  }

  /**
   * Makes a child.
   *
   * @throws ApproximationException if the network has no weight in the rule's scope, a weight is
   *     not finite, or the rule has no finite result that the file's number type holds; the message
   *     names the tensor
   */
  public static Child of(OnnxModel parent, Approximation rule) throws ApproximationException {
    Map<String, float[]> changed = new HashMap<>();
    List<WeightChange> changes = new ArrayList<>();
    for (WeightTensor tensor : parent.weights()) {
      if (tensor.role() == Role.WEIGHT) {
        float[] before = tensor.values();
        float[] after = before;
        if (covers(rule.scope(), tensor)) {
          after = apply(rule, tensor, before);
          changed.put(tensor.name(), after);
        }
        changes.add(WeightChange.between(tensor.name(), before, after));
      }
    }
    if (changed.isEmpty()) {
      throw new ApproximationException(
          rule.name() + ": the network has no weights of the kind this rule changes");
    }
    try {
      return new Child(parent, rule, parent.withWeights(changed), changes);
    } catch (IllegalArgumentException e) {
      throw new ApproximationException(rule.name() + ": " + e.getMessage());
    }
  }

  /**
   * Writes the child and then, beside it, its lineage; each whole or not at all.
   *
   * @param file the child's file
   * @param parentFile the parent's file, recorded relative to the child's folder where possible
   * @return the lineage as written
   * @throws IOException if one of them can not be written
   */
  public Lineage write(Path file, Path parentFile) throws IOException {
    Lineage lineage =
        new Lineage(model.sha256(), fromFolderOf(file, parentFile), parent.sha256(), rule, weights);
    model.write(file);
    LineageFile.write(file, lineage);
    return lineage;
  }

  private static boolean covers(Scope scope, WeightTensor tensor) {
    boolean dense = tensor.layer() == Layer.DENSE && tensor.shape().rank() == 2;
    return dense || scope == Scope.ALL;
  }

  private static float[] apply(Approximation rule, WeightTensor tensor, float[] before)
      throws ApproximationException {
    for (float weight : before) {
      if (!Float.isFinite(weight)) {
        throw new ApproximationException(
            "'" + tensor.name() + "' holds " + weight + "; expected finite weights");
      }
    }
    try {
      return rule.apply(before, tensor.shape(), tensor.outputAxis());
    } catch (ApproximationException e) {
      throw new ApproximationException(
          rule.name() + " on '" + tensor.name() + "': " + e.getMessage());
    }
  }

  private static String fromFolderOf(Path file, Path parentFile) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path target = parentFile.toAbsolutePath().normalize();
    boolean sameTree = folder.getRoot().equals(target.getRoot());
    return (sameTree ? folder.relativize(target) : target).toString().replace('\\', '/');
  }
}
