package fanc.approx.search;

import java.util.HashMap;
import java.util.Map;

/** An oracle that is asked only once about each candidate. Not for several threads. */
final class JudgedOnce {
  private final SearchSpace space;
  private final Oracle oracle;
  private final Map<Candidate, Judged> known = new HashMap<>();

  JudgedOnce(SearchSpace space, Oracle oracle) {
    this.space = space;
    this.oracle = oracle;
  }

  Judged of(Candidate candidate) {
    Judged before = known.get(candidate);
    if (before != null) {
      return before;
    }
    Judged judged = new Judged(candidate, space.size(candidate), oracle.of(candidate));
    known.put(candidate, judged);
    return judged;
  }
}
