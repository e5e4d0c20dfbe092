package fanc.checker;

/** What one step of a network computes from one vector; several operands are joined to one. */
sealed interface Mapping permits Linear, Curve, Maxima {

  /** Returns a box that contains the image of every point of the box x. */
  Box image(Box x);

  /** Returns a relation of x and its image y that holds for every x in the box. */
  Relaxed relaxed(Box over);

  /** {@code y = linear(x) + a} for some a in {@code added}, which is null for 0. */
  record Relaxed(Linear linear, Box added) {}
}
