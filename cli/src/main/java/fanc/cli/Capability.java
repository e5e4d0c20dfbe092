package fanc.cli;

import fanc.networks.lowering.Rewrites;
import java.util.List;
import picocli.CommandLine.Option;

/** What is supported at all, in the words of the VNN-LIB standard's {@code supports}. */
enum Capability {
  /** The oldest and the newest operator set. */
  OPSETS("7", "24"),
  /** What queries may be about. */
  ELEMENT_TYPES("float32", "real"),
  /** Operators of networks. */
  OPERATORS(Rewrites.operators().toArray(new String[0])),
  /** The oldest and the newest version of queries. */
  VERSIONS("1.0", "2.0"),
  /** No hidden nodes. */
  HIDDEN_NODES("NH"),
  /** Single input and output; several inputs are taken too, several outputs are not. */
  INPUTS_OUTPUTS("SIO"),
  /** Single network. */
  NETWORKS("SNET"),
  /** Comparisons of outputs with inputs. */
  COMPARISONS("MNC"),
  /** Linear arithmetic. */
  ARITHMETIC("LIN"),
  /** Alternatives about outputs are one formula; those about inputs are multiplied out. */
  DISJUNCTIONS("true"),
  /** Assignments are text. */
  ASSIGNMENTS("false"),
  /** Certificates are of a format of their own. */
  PROOFS("false");

  private final String lines;

  Capability(String... lines) {
    this.lines = String.join("\n", lines);
  }

  /** Returns the answer, line by line. */
  List<String> lines() {
    return lines.lines().toList();
  }

  /** The options that ask, one at a time. */
  static final class Asked {
    private Capability which;

    Capability which() {
      return which;
    }

    @Option(names = "--onnx-opset-versions", description = "Oldest and newest operator set.")
    void opsets(boolean asked) {
      which = OPSETS;
    }

    @Option(names = "--onnx-element-types", description = "Element types of queries.")
    void elementTypes(boolean asked) {
      which = ELEMENT_TYPES;
    }

    @Option(names = "--onnx-operators", description = "Operators of networks.")
    void operators(boolean asked) {
      which = OPERATORS;
    }

    @Option(names = "--vnnlib-versions", description = "Oldest and newest version of queries.")
    void versions(boolean asked) {
      which = VERSIONS;
    }

    @Option(names = "--hidden-node-theories", description = "NH: no hidden nodes.")
    void hiddenNodes(boolean asked) {
      which = HIDDEN_NODES;
    }

    @Option(
        names = "--multiple-input-output-theories",
        description = "SIO: one input and output (several inputs are taken too).")
    void inputsOutputs(boolean asked) {
      which = INPUTS_OUTPUTS;
    }

    @Option(names = "--multiple-network-theories", description = "SNET: one network.")
    void networks(boolean asked) {
      which = NETWORKS;
    }

    @Option(
        names = "--multiple-node-comparison-theories",
        description = "MNC: outputs may be compared with inputs.")
    void comparisons(boolean asked) {
      which = COMPARISONS;
    }

    @Option(names = "--arithmetic-complexity-theories", description = "LIN: linear arithmetic.")
    void arithmetic(boolean asked) {
      which = ARITHMETIC;
    }

    @Option(
        names = "--optimised-disjunctive-reasoning",
        description = "Whether alternatives are more than multiplied out.")
    void disjunctions(boolean asked) {
      which = DISJUNCTIONS;
    }

    @Option(
        names = "--serialise-assignments",
        description = "Whether assignments can be binary files.")
    void assignments(boolean asked) {
      which = ASSIGNMENTS;
    }

    @Option(names = "--unsat-proofs", description = "Whether proofs are of the standard's format.")
    void proofs(boolean asked) {
      which = PROOFS;
    }
  }
}
