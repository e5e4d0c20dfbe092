package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.backward.Pullback;
import fanc.verifier.inputs.InputSet;

/**
 * A linear op of the parent, {@code y = x W + b}, and what it is in the child, {@code y' = x' W' +
 * b'}: with d = x' - x the difference is
 *
 * <pre>{@code
 * y' - y = d W' + (x (W' - W) + (b' - b))
 * }</pre>
 *
 * <p><b>Direction.</b> All images are over-approximations, rounding included. Where many children
 * are meant (a ball), every image is one for each of them.
 */
interface LinearChange {

  /** Returns bounds of {@code d W'} for d in the bounds. */
  Bounds moved(Bounds difference);

  /** Returns the pullback of {@code d W'} for d in the bounds. */
  Pullback pullback(Bounds difference);

  /** Returns bounds of {@code x (W' - W) + (b' - b)} for the parent's x in the bounds. */
  Bounds made(Bounds parent);

  /** Returns the same for x in a set. */
  Bounds made(InputSet parent);

  /** Returns bounds of {@code x' W' + b'} for x' in the bounds. */
  Bounds child(Bounds child);
}
