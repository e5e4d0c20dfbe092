package fanc.networks.lowering;

import java.util.Map;
import java.util.Optional;

/** Why operators that users meet have no rewrite. */
final class RefusedOperators {
  private static final String SUBGRAPH =
      "it runs a graph inside the graph; export the network with fixed control flow";
  private static final String RANDOM = "its output is random, so no claim about it can be proven";
  private static final String NOT_LAST =
      "it is supported only as the last operator, where it is left out; export the network without"
          + " it";
  private static final String ROUNDS =
      "it rounds values while the network runs, which is not a function that bounds exist for; "
          + "verify the network before quantisation, with weights rounded by fanc approx";
  private static final String RECURRENT = "recurrent layers are not supported; unroll them";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("If", SUBGRAPH),
          Map.entry("Loop", SUBGRAPH),
          Map.entry("Scan", SUBGRAPH),
          Map.entry("SequenceMap", SUBGRAPH),
          Map.entry("RandomNormal", RANDOM),
          Map.entry("RandomNormalLike", RANDOM),
          Map.entry("RandomUniform", RANDOM),
          Map.entry("RandomUniformLike", RANDOM),
          Map.entry("Multinomial", RANDOM),
          Map.entry("Bernoulli", RANDOM),
          Map.entry("Softmax", NOT_LAST),
          Map.entry("LogSoftmax", NOT_LAST),
          Map.entry("QuantizeLinear", ROUNDS),
          Map.entry("DynamicQuantizeLinear", ROUNDS),
          Map.entry("QLinearConv", ROUNDS),
          Map.entry("QLinearMatMul", ROUNDS),
          Map.entry("ConvInteger", ROUNDS),
          Map.entry("MatMulInteger", ROUNDS),
          Map.entry("Round", ROUNDS),
          Map.entry("LSTM", RECURRENT),
          Map.entry("GRU", RECURRENT),
          Map.entry("RNN", RECURRENT));

  private RefusedOperators() {}

  /** Returns the reason; empty if nothing is known but that there is no rewrite. */
  static Optional<String> reason(Node node, Graph graph) {
    if (graph.functions().contains(node.operator())) {
      return Optional.of("it is a function local to the file; export with functions inlined");
    }
    return Optional.ofNullable(REASONS.get(node.operator()))
        .map(reason -> "not supported: " + reason);
  }
}
