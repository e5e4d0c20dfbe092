package fanc.approx.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One choice of settings.
 *
 * @param steps for each tensor of a {@link SearchSpace} the place of its setting, 0 the mildest
 */
public record Candidate(List<Integer> steps) {

  /** Copies the list. */
  public Candidate {
    steps = List.copyOf(steps);
  }

  /** Returns the candidate that differs in one tensor by some steps; more are harsher. */
  public Candidate moved(int tensor, int by) {
    List<Integer> other = new ArrayList<>(steps);
    other.set(tensor, steps.get(tensor) + by);
    return new Candidate(other);
  }
}
