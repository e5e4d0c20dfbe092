package fanc.properties.perturbation;

import fanc.properties.BasePoint;

/** How much each value of an image matters to a network. Whoever has the network supplies it. */
public interface PixelScores {
  /** What stands in where there is no network. */
  PixelScores NONE =
      new PixelScores() {
        @Override
        public double[] derivatives(BasePoint input) {
          throw new IllegalArgumentException(
              "select sensitive needs the gradient of a network; there is none here");
        }

        @Override
        public String origin() {
          return "nothing";
        }
      };

  /**
   * Returns derivatives of what a claim is about by each of the network's inputs.
   *
   * @param input the network's input
   * @return one number for each coordinate; their accuracy does not matter to any claim
   */
  double[] derivatives(BasePoint input);

  /** Returns whose scores these are, for instance {@code the gradient of child.onnx}. */
  String origin();
}
