package fanc.networks;

/**
 * An op that applies a function of one variable to each entry and is not affine. The values right
 * after one are natural cuts: all they can be lies between {@link #least()} and {@link #most()}.
 */
public sealed interface ActivationOp extends Op
    permits Clip, Elu, HardSwish, LeakyRelu, Relu, Sigmoid, Softplus, Square, Tanh {

  /** Returns a number at most every value the op can take, negative infinity if there is none. */
  double least();

  /** Returns a number at least every value the op can take, infinity if there is none. */
  double most();
}
