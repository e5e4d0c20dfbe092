package fanc.approx.search;

import fanc.approx.PerTensor;
import fanc.approx.TensorRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All children that a search may return: every tensor with any of its settings.
 *
 * @param tensors in the order of the file, at least one
 */
public record SearchSpace(List<TensorSettings> tensors) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public SearchSpace {
    tensors = List.copyOf(tensors);
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("no tensor to choose a setting for");
    }
  }

  /** Returns the mildest candidate. */
  public Candidate mildest() {
    return new Candidate(Collections.nCopies(tensors.size(), 0));
  }

  /** Returns the candidates in which all tensors have the setting of one place, mildest first. */
  public List<Candidate> uniform() {
    int settings = tensors.stream().mapToInt(t -> t.settings().size()).min().orElseThrow();
    List<Candidate> all = new ArrayList<>();
    for (int k = 0; k < settings; k++) {
      all.add(new Candidate(Collections.nCopies(tensors.size(), k)));
    }
    return all;
  }

  /** Returns the setting of a tensor in a candidate. */
  public Setting setting(Candidate candidate, int tensor) {
    return tensors.get(tensor).settings().get(candidate.steps().get(tensor));
  }

  /** Returns what is stored of a candidate: the sum of its settings' sizes. */
  public long size(Candidate candidate) {
    long size = 0;
    for (int t = 0; t < tensors.size(); t++) {
      size += setting(candidate, t).size();
    }
    return size;
  }

  /** Returns the number of weights of all tensors. */
  public long weights() {
    return tensors.stream().mapToLong(TensorSettings::weights).sum();
  }

  /** Returns the rule that makes a candidate. */
  public PerTensor rule(Candidate candidate) {
    List<TensorRule> rules = new ArrayList<>();
    for (int t = 0; t < tensors.size(); t++) {
      rules.add(new TensorRule(tensors.get(t).tensor(), setting(candidate, t).rule()));
    }
    return new PerTensor(rules);
  }

  /** Returns whether a tensor has a setting some steps harsher (or milder, if negative). */
  public boolean has(Candidate candidate, int tensor, int by) {
    int step = candidate.steps().get(tensor) + by;
    return step >= 0 && step < tensors.get(tensor).settings().size();
  }
}
