/**
 * Backward linear bounds: a linear function of what a network makes, bounded from below by linear
 * functions of what it was made of, op by op, back to any cut or to the input.
 *
 * <p>Start reading at {@link fanc.verifier.backward.BackwardPass}; {@link
 * fanc.verifier.backward.Crown} bounds a whole network with it.
 */
package fanc.verifier.backward;
