package fanc.approx.search;

/** Makes one tensor of a candidate milder and another harsher, where that saves something. */
final class Exchange {
  private static final int FARTHEST = 3;

  private final SearchSpace space;
  private final JudgedOnce oracle;

  Exchange(SearchSpace space, JudgedOnce oracle) {
    this.space = space;
    this.oracle = oracle;
  }

  /** Returns the smallest candidate that keeps enough and is one exchange away; or the same. */
  Judged of(Judged current) {
    Judged best = current;
    int tensors = space.tensors().size();
    for (int milder = 0; milder < tensors; milder++) {
      for (int harsher = 0; harsher < tensors; harsher++) {
        if (milder != harsher && space.has(current.candidate(), milder, -1)) {
          best = better(best, current.candidate().moved(milder, -1), harsher);
        }
      }
    }
    return best;
  }

  private Judged better(Judged best, Candidate milder, int harsher) {
    Judged found = best;
    for (int by = 1; by <= FARTHEST && space.has(milder, harsher, by); by++) {
      Candidate other = milder.moved(harsher, by);
      if (space.size(other) < found.size()) {
        Judged judged = oracle.of(other);
        if (!judged.kept()) {
          return found;
        }
        found = judged;
      }
    }
    return found;
  }
}
