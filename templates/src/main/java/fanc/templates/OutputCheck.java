package fanc.templates;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.verifier.Bounds;
import fanc.verifier.IntervalVerifier;
import fanc.verifier.MarginNetwork;

/** How an output constraint is decided from what was reached. Both ways are sound. */
public enum OutputCheck {
  /** The half-spaces are part of the network, so margins are bounded as differences of outputs. */
  DIFFERENCE {
    @Override
    Network network(Network network, OutputConstraint constraint) {
      return MarginNetwork.of(network, constraint);
    }

    @Override
    double margin(Bounds margins, OutputConstraint constraint) {
      return constraint.margin(margins.lowerArray());
    }
  },
  /**
   * Outputs are bounded one by one: what the released FANC program does, weaker than {@link
   * #DIFFERENCE}; for reproduction.
   */
  INTERVALS {
    @Override
    Network network(Network network, OutputConstraint constraint) {
      return network;
    }

    @Override
    double margin(Bounds outputs, OutputConstraint constraint) {
      return IntervalVerifier.margin(outputs, constraint);
    }
  };

  /** Returns the network to propagate through; its values are the network's up to its last ops. */
  abstract Network network(Network network, OutputConstraint constraint);

  /**
   * Returns a lower bound of the constraint's margin.
   *
   * @param output hull of what was reached at the output of {@link #network}
   */
  abstract double margin(Bounds output, OutputConstraint constraint);
}
