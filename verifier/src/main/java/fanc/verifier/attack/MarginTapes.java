package fanc.verifier.attack;

import fanc.networks.Network;
import fanc.networks.gradient.Tape;
import fanc.properties.OutputConstraint;
import fanc.verifier.MarginNetwork;

/** The tapes of a network whose outputs are the margins of a constraint. Mutable. */
final class MarginTapes {
  private static final double LEAK = 0.1;

  private final Network margins;
  private final Tape exact;
  private Tape leaky;

  MarginTapes(Network network, OutputConstraint constraint) {
    this.margins = MarginNetwork.of(network, constraint);
    this.exact = Tape.of(margins);
  }

  /** Returns the tape with the derivatives. */
  Tape exact() {
    return exact;
  }

  /** Returns the slope at an input that resting rectifiers do not hide, for a row of margins. */
  double[] leaky(double[] input, double[] row) {
    if (leaky == null) {
      leaky = Tape.leaky(margins, LEAK);
    }
    leaky.evaluate(input);
    return leaky.gradient(row);
  }
}
