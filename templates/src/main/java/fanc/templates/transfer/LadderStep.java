package fanc.templates.transfer;

/** The kinds of rungs of the ladder, in the order in which they are named and reported. */
public enum LadderStep {
  /** The child lies in the parent's ball of networks. */
  BALL,
  /** The parent's margins, less by how far the child can drift. */
  DRIFT,
  /** A whole group of regions at once, without a parent. */
  GROUP,
  /** Half-spaces on the join of a group's boxes at a cut. */
  JOIN,
  /** Region by region, from scratch. */
  SCRATCH;

  /** Returns whether it rests on a parent. */
  boolean needsParent() {
    return this == BALL || this == DRIFT;
  }
}
