package fanc.approx.search;

/**
 * What an oracle says of a candidate.
 *
 * @param settled regions that it knows to be verified on the child
 * @param slack how much margin is left where what must be kept is lost first; greater than 0 if and
 *     only if enough is kept; minus infinity where nothing is known
 */
public record Judgement(long settled, double slack) {

  /** Returns whether enough is kept. */
  public boolean kept() {
    return slack > 0;
  }
}
