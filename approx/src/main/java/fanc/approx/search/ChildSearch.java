package fanc.approx.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the smallest candidate that an oracle says keeps enough.
 *
 * <p>From the mildest candidate down by {@link GreedyDescent}, and again from the smallest uniform
 * one that is kept; then {@link Exchange}s and descents in turn, as long as they save something. So
 * what is found is no larger than any uniform candidate that the oracle says keeps enough. With
 * several oracles, coarse ones first, each begins where the one before ended.
 *
 * <p>The path goes on behind what the oracle knows to be kept, in the order of its slack: the
 * oracle may know too little, and whoever verifies children can try those too. Deterministic.
 *
 * <p><b>Source.</b> Widths by the sensitivity of layers: Dong et al.: HAWQ, ICCV 2019. A greedy
 * choice by saving per loss: Dantzig: Discrete-Variable Extremum Problems, Operations Research
 * 5(2), 1957; the loss as slack of a transferred proof is ours.
 */
public final class ChildSearch {
  private static final int MOST_EXCHANGES = 8;

  private final SearchSpace space;
  private final List<Oracle> oracles;
  private final int beyond;

  /**
   * Makes a search.
   *
   * @param oracles coarse ones first, at least one; each knows at least what those before it know
   * @param beyond steps behind the smallest candidate that is kept, at most
   * @throws IllegalArgumentException if there is no oracle
   */
  public ChildSearch(SearchSpace space, List<Oracle> oracles, int beyond) {
    this.space = space;
    this.oracles = List.copyOf(oracles);
    this.beyond = beyond;
    if (oracles.isEmpty()) {
      throw new IllegalArgumentException("a search needs an oracle");
    }
  }

  /** Searches. */
  public SearchPath run() {
    List<List<Judgement>> alone = alone(oracles.get(0));
    List<Judged> path = new ArrayList<>();
    for (Oracle oracle : oracles) {
      descend(path, new JudgedOnce(space, oracle));
    }
    int kept = path.size() - 1;
    Candidate end = path.isEmpty() ? space.mildest() : last(path).candidate();
    if (path.isEmpty()) {
      path.add(new JudgedOnce(space, finest()).of(end));
    }
    path.addAll(behind(end));
    return new SearchPath(path, kept, alone);
  }

  /**
   * Goes on behind a candidate, whatever the finest oracle says, in the order of its slack.
   *
   * @return candidates that become smaller; empty if there is none
   */
  public List<Judged> behind(Candidate candidate) {
    JudgedOnce finest = new JudgedOnce(space, finest());
    return new GreedyDescent(
            space, finest, one -> one.judgement().slack() > Double.NEGATIVE_INFINITY)
        .from(finest.of(candidate), beyond);
  }

  private Oracle finest() {
    return oracles.get(oracles.size() - 1);
  }

  /** Lengthens a path of candidates that are kept. */
  private void descend(List<Judged> path, JudgedOnce oracle) {
    Judged start = oracle.of(path.isEmpty() ? space.mildest() : last(path).candidate());
    List<Judged> own = new ArrayList<>();
    if (start.kept()) {
      own.addAll(descent(start, oracle));
    }
    List<Judged> uniform = fromUniform(oracle);
    boolean shorter =
        !uniform.isEmpty()
            && last(uniform).size() < (own.isEmpty() ? start.size() + 1 : last(own).size());
    if (shorter) {
      long largest = uniform.get(0).size();
      path.removeIf(one -> one.size() <= largest);
      path.addAll(uniform);
    } else if (!own.isEmpty()) {
      own.stream()
          .filter(one -> path.isEmpty() || one.size() < last(path).size())
          .forEach(path::add);
    }
  }

  /** Returns what is kept from the smallest uniform candidate on; empty if none is kept. */
  private List<Judged> fromUniform(JudgedOnce oracle) {
    Judged smallest = null;
    for (Candidate uniform : space.uniform()) {
      Judged judged = oracle.of(uniform);
      if (!judged.kept()) {
        break;
      }
      smallest = judged;
    }
    return smallest == null ? List.of() : descent(smallest, oracle);
  }

  /** Returns a start and all that comes after it. */
  private List<Judged> descent(Judged start, JudgedOnce oracle) {
    GreedyDescent greedy = new GreedyDescent(space, oracle, Judged::kept);
    Exchange exchange = new Exchange(space, oracle);
    List<Judged> path = new ArrayList<>(List.of(start));
    for (int k = 0; k <= MOST_EXCHANGES; k++) {
      path.addAll(greedy.from(last(path), Integer.MAX_VALUE));
      Judged other = exchange.of(last(path));
      if (other.size() >= last(path).size()) {
        return path;
      }
      path.add(other);
    }
    return path;
  }

  /** Judges each tensor alone, setting by setting, up to the first that does not keep enough. */
  private List<List<Judgement>> alone(Oracle oracle) {
    List<List<Judgement>> all = new ArrayList<>();
    for (int t = 0; t < space.tensors().size(); t++) {
      List<Judgement> settings = new ArrayList<>();
      boolean kept = true;
      for (int k = 0; kept && k < space.tensors().get(t).settings().size(); k++) {
        settings.add(oracle.alone(t, k));
        kept = settings.get(k).kept();
      }
      all.add(settings);
    }
    return all;
  }

  private static Judged last(List<Judged> path) {
    return path.get(path.size() - 1);
  }
}
