package fanc.approx.search;

/**
 * Says quickly how much of what is proven of a parent is kept by a candidate.
 *
 * <p>It guides a search and gives no verdict: that is for whoever verifies the child that the
 * search returns. It may be asked about the same candidate more than once, and must then say the
 * same.
 */
public interface Oracle {

  /** Judges a candidate. */
  Judgement of(Candidate candidate);

  /** Judges the child in which one tensor has a setting and all others are the parent's. */
  Judgement alone(int tensor, int step);
}
