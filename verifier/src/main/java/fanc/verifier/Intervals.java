package fanc.verifier;

/** Closed intervals, one for each coordinate of a value; ends may be NaN, which bounds nothing. */
public interface Intervals {

  /** Returns the number of coordinates. */
  int dimension();

  /** Returns the lower end of coordinate i. */
  double lower(int i);

  /** Returns the upper end of coordinate i. */
  double upper(int i);
}
