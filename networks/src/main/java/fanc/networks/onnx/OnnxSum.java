package fanc.networks.onnx;

import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One model of several: the members side by side, reading one input, and a node {@code Sum} that
 * adds their outputs. Names of a member's nodes, values and arrays get its number in front; beyond
 * that nothing is changed.
 */
final class OnnxSum {
  private static final String OUTPUT = "sum";

  private final String input;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName(OUTPUT);
  private final NodeProto.Builder sum =
      NodeProto.newBuilder().setOpType("Sum").setName(OUTPUT).addOutput(OUTPUT);

  private OnnxSum(String input) {
    this.input = input;
  }

  /**
   * Returns the model.
   *
   * @param models at least one
   * @param outputs the output of each that is added
   * @throws NetworkFormatException if one of them has several inputs, or they are of different
   *     operator sets
   */
  static ModelProto of(List<ModelProto> models, List<String> outputs)
      throws NetworkFormatException {
    ModelProto first = models.get(0);
    OnnxSum sum = new OnnxSum(inputOf(first));
    for (int member = 0; member < models.size(); member++) {
      ModelProto model = models.get(member);
      if (!sets(model).equals(sets(first))) {
        throw new NetworkFormatException(
            "members 0 and "
                + member
                + " are of operator sets "
                + sets(first)
                + " and "
                + sets(model)
                + "; export them with the same one");
      }
      sum.add(model.getGraph(), "member" + member + "/", inputOf(model), outputs.get(member));
    }
    return sum.model(first, outputs.get(0));
  }

  private static String inputOf(ModelProto model) throws NetworkFormatException {
    List<ValueInfoProto> inputs = GraphReader.inputs(model.getGraph());
    if (inputs.size() != 1) {
      throw new NetworkFormatException(
          inputs.size() + " inputs; a member of an ensemble has exactly one");
    }
    return inputs.get(0).getName();
  }

  private static Map<String, Long> sets(ModelProto model) {
    Map<String, Long> sets = new TreeMap<>();
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      sets.put(set.getDomain().equals("ai.onnx") ? "" : set.getDomain(), set.getVersion());
    }
    return sets;
  }

  private void add(GraphProto member, String prefix, String itsInput, String output) {
    for (TensorProto tensor : member.getInitializerList()) {
      graph.addInitializer(tensor.toBuilder().setName(prefix + tensor.getName()));
    }
    member
        .getSparseInitializerList()
        .forEach(
            sparse -> {
              TensorProto values = sparse.getValues();
              graph.addSparseInitializer(
                  sparse.toBuilder()
                      .setValues(values.toBuilder().setName(prefix + values.getName())));
            });
    for (NodeProto node : member.getNodeList()) {
      NodeProto.Builder own = node.toBuilder().setName(prefix + node.getName());
      for (int i = 0; i < node.getInputCount(); i++) {
        own.setInput(i, renamed(node.getInput(i), prefix, itsInput));
      }
      for (int i = 0; i < node.getOutputCount(); i++) {
        own.setOutput(i, renamed(node.getOutput(i), prefix, itsInput));
      }
      graph.addNode(own);
    }
    sum.addInput(renamed(output, prefix, itsInput));
  }

  /** An input that is left out has an empty name. */
  private String renamed(String name, String prefix, String itsInput) {
    if (name.isEmpty()) {
      return name;
    }
    return name.equals(itsInput) ? input : prefix + name;
  }

  private ModelProto model(ModelProto first, String output) {
    graph.addNode(sum);
    graph.addInput(GraphReader.inputs(first.getGraph()).get(0));
    for (ValueInfoProto info : first.getGraph().getOutputList()) {
      if (info.getName().equals(output)) {
        graph.addOutput(info.toBuilder().setName(OUTPUT));
      }
    }
    return first.toBuilder().setGraph(graph).build();
  }
}
