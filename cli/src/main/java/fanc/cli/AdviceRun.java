package fanc.cli;

import fanc.approx.search.Candidate;
import fanc.approx.search.ChildSearch;
import fanc.approx.search.Confirmation;
import fanc.approx.search.Judged;
import fanc.approx.search.Judgement;
import fanc.approx.search.Oracle;
import fanc.approx.search.SearchPath;
import fanc.approx.search.SearchSpace;
import fanc.cli.LadderTrials.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches a child by the drift bound, and verifies what it finds: on the way of the search, and
 * behind it, where the drift bound alone knows too little; and uniform children beside it.
 */
final class AdviceRun {
  private final SearchSpace space;
  private final List<DriftJudge> judges;
  private final LadderTrials ladder;
  private final int tries;
  private final List<Trial> trials = new ArrayList<>();

  /**
   * Makes a run.
   *
   * @param judges coarse ones first
   * @param tries candidates to verify at most on one way
   */
  AdviceRun(SearchSpace space, List<DriftJudge> judges, LadderTrials ladder, int tries) {
    this.space = space;
    this.judges = List.copyOf(judges);
    this.ladder = ladder;
    this.tries = tries;
  }

  /**
   * What was found.
   *
   * @param path the way of the search
   * @param best the smallest candidate that keeps enough; empty if none was found
   * @param trials all that were verified, in order
   * @param limit the tensor that keeps the child from being smaller, or from being at all
   */
  record Found(SearchPath path, Optional<Trial> best, List<Trial> trials, Optional<Limit> limit) {}

  /**
   * A tensor that limits.
   *
   * @param tensor its place
   * @param step the setting that takes too much: the one after the child's, or without a child the
   *     mildest
   * @param judgement what one look says of the child with it, or without a child of the parent with
   *     it
   */
  record Limit(int tensor, int step, Judgement judgement) {}

  /** Searches and verifies. */
  Found run() {
    int beyond = 8 * space.tensors().size();
    ChildSearch search = new ChildSearch(space, List.copyOf(judges), beyond);
    SearchPath path = search.run();
    Optional<Trial> own = smallest(path.candidates(), Math.max(0, path.kept()));
    Optional<Trial> uniform = uniform();
    if (uniform.isPresent() && (own.isEmpty() || size(uniform) < size(own))) {
      List<Judged> behind = search.behind(uniform.get().judged().candidate());
      if (!behind.isEmpty()) {
        smallest(behind, 0);
      }
    }
    polish();
    Optional<Trial> best = best();
    return new Found(path, best, List.copyOf(trials), limit(best));
  }

  private Optional<Trial> best() {
    return trials.stream()
        .filter(Trial::kept)
        .min(Comparator.comparingLong(t -> t.judged().size()));
  }

  /** Tries one harsher setting for each tensor of the best, what saves most first. */
  private void polish() {
    List<Candidate> refused = new ArrayList<>();
    int left = tries;
    Optional<Judged> next = next(refused);
    while (left > 0 && next.isPresent()) {
      left--;
      if (!tried(next.get()).kept()) {
        refused.add(next.get().candidate());
      }
      next = next(refused);
    }
  }

  private Optional<Judged> next(List<Candidate> refused) {
    trials.stream().filter(t -> !t.kept()).forEach(t -> refused.add(t.judged().candidate()));
    return best().stream()
        .flatMap(best -> harsher(best.judged().candidate()))
        .filter(judged -> judged.size() < size(best()) && !refused.contains(judged.candidate()))
        .min(Comparator.comparingLong(Judged::size));
  }

  private Stream<Judged> harsher(Candidate candidate) {
    return IntStream.range(0, space.tensors().size())
        .filter(tensor -> space.has(candidate, tensor, 1))
        .mapToObj(tensor -> judged(candidate.moved(tensor, 1)));
  }

  private Judged judged(Candidate candidate) {
    Oracle finest = judges.get(judges.size() - 1);
    return new Judged(candidate, space.size(candidate), finest.of(candidate));
  }

  /** Returns the tensor that one look loses most by; none where all have their harshest setting. */
  private Optional<Limit> limit(Optional<Trial> best) {
    Oracle finest = judges.get(judges.size() - 1);
    Optional<Limit> worst = Optional.empty();
    for (int t = 0; t < space.tensors().size(); t++) {
      Candidate from = best.map(trial -> trial.judged().candidate()).orElseGet(space::mildest);
      int step = best.isPresent() ? from.steps().get(t) + 1 : 0;
      if (step >= space.tensors().get(t).settings().size()) {
        continue;
      }
      Judgement judgement = best.isPresent() ? finest.of(from.moved(t, 1)) : finest.alone(t, step);
      if (worst.isEmpty() || judgement.slack() < worst.get().judgement().slack()) {
        worst = Optional.of(new Limit(t, step, judgement));
      }
    }
    return worst;
  }

  private Optional<Trial> uniform() {
    List<Judged> all = new ArrayList<>();
    int start = 0;
    for (Candidate candidate : space.uniform()) {
      Judged judged = judged(candidate);
      start = judged.kept() ? all.size() : start;
      all.add(judged);
    }
    return smallest(all, start);
  }

  private Optional<Trial> smallest(List<Judged> candidates, int start) {
    OptionalInt last =
        Confirmation.last(candidates.size(), start, tries, k -> tried(candidates.get(k)).kept());
    return last.isEmpty() ? Optional.empty() : Optional.of(tried(candidates.get(last.getAsInt())));
  }

  private Trial tried(Judged judged) {
    Trial trial = ladder.of(judged);
    if (!trials.contains(trial)) {
      trials.add(trial);
    }
    return trial;
  }

  private static long size(Optional<Trial> trial) {
    return trial.orElseThrow().judged().size();
  }
}
