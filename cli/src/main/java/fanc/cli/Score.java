package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.instances.ExpectedVerdict;
import fanc.properties.instances.ExpectedVerdicts;
import fanc.results.ScoreResult;
import fanc.results.ScoreResult.Scored;
import fanc.results.ScoreResult.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers to a list of instances, scored by the rules of VNN-COMP 2026 against what is known. An
 * answer {@code sat} is correct whatever was expected: its witness was replayed before it was
 * given.
 */
final class Score {
  private static final int CORRECT = 10;
  private static final int INCORRECT = -150;
  private static final String RULES = "VNN-COMP 2026";

  private final Path list;
  private final Path expected;
  private final List<Scored> instances = new ArrayList<>();

  private Score(Path list, Path expected) {
    this.list = list;
    this.expected = expected;
  }

  /**
   * Scores results.
   *
   * @param list the list of instances, for the record
   * @param expected the file of what is known
   * @throws PropertyFormatException if the file contradicts itself
   */
  static Score of(List<InstanceResult> results, Path list, Path expected, ExpectedVerdicts verdicts)
      throws PropertyFormatException {
    Score score = new Score(list, expected);
    for (InstanceResult result : results) {
      score.add(result, verdicts.of(result.network(), result.property()));
    }
    return score;
  }

  private void add(InstanceResult result, Optional<ExpectedVerdict> known) {
    boolean unsat = known.equals(Optional.of(ExpectedVerdict.UNSAT));
    boolean sat = known.equals(Optional.of(ExpectedVerdict.SAT));
    int points =
        switch (result.answer()) {
          case SAT -> CORRECT;
          case UNSAT -> unsat ? CORRECT : sat ? INCORRECT : 0;
          case UNKNOWN, TIMEOUT, ERROR -> 0;
        };
    instances.add(
        new Scored(
            result.category(),
            result.network(),
            result.property(),
            known.map(ExpectedVerdict::word).orElse(null),
            result.answer().competition(),
            points,
            result.answer() == Answer.SAT && unsat,
            result.secondsPrepare(),
            result.seconds()));
  }

  /** Returns the record. */
  ScoreResult record() {
    return new ScoreResult(
        RunRecord.tool(), RULES, list.toString(), expected.toString(), totals(), instances);
  }

  private Totals totals() {
    return new Totals(
        instances.size(),
        instances.stream().mapToInt(Scored::points).sum(),
        CORRECT * count(i -> i.expected() != null || i.points() > 0),
        count(i -> is(i, Answer.SAT)),
        count(i -> is(i, Answer.UNSAT) && i.points() > 0),
        count(i -> i.points() < 0),
        count(i -> is(i, Answer.UNKNOWN)),
        count(i -> is(i, Answer.TIMEOUT)),
        count(i -> is(i, Answer.ERROR)),
        count(i -> is(i, Answer.UNSAT) && i.points() == 0),
        count(Scored::contradiction),
        instances.stream().mapToDouble(Scored::secondsPrepare).sum(),
        instances.stream().mapToDouble(Scored::seconds).sum());
  }

  private int count(Predicate<Scored> which) {
    return (int) instances.stream().filter(which).count();
  }

  private static boolean is(Scored instance, Answer answer) {
    return instance.answer().equals(answer.competition());
  }

  /** Returns the totals for people, first what contradicts what was expected. */
  List<String> lines() {
    List<String> lines = surprises();
    Totals all = totals();
    lines.add(
        String.format(
            Locale.ROOT,
            "score %d of %d (%s: correct %d, incorrect %d, else 0)",
            all.score(),
            all.best(),
            RULES,
            CORRECT,
            INCORRECT));
    lines.add(
        String.format(
            Locale.ROOT,
            "  correct %d (%d sat, %d unsat), incorrect %d",
            all.correctSat() + all.correctUnsat(),
            all.correctSat(),
            all.correctUnsat(),
            all.incorrect()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  unknown %d, timeout %d, error %d, unsat of which nothing is known %d",
            all.unknown(),
            all.timeout(),
            all.error(),
            all.unscored()));
    lines.add(
        String.format(
            Locale.ROOT, "  %.1f s, and %.1f s to prepare", all.seconds(), all.secondsPrepare()));
    return lines;
  }

  private List<String> surprises() {
    List<String> lines = new ArrayList<>();
    for (Scored instance : instances) {
      String name = instance.network() + ", " + instance.property();
      if (instance.points() < 0) {
        lines.add("INCORRECT: " + name + ": unsat, but a counterexample is known");
      } else if (instance.contradiction()) {
        lines.add(
            "CONTRADICTS THE EXPECTATION: "
                + name
                + ": sat with a witness that was replayed, but unsat was expected");
      }
    }
    return lines;
  }

  /**
   * Returns the exit status: 4 if an answer is incorrect, else that of a fault, else 1 if a witness
   * contradicts what was expected, else 2 if something is undecided, else 0.
   *
   * @param fault the status of the worst fault
   */
  int status(int fault) {
    Totals all = totals();
    if (all.incorrect() > 0) {
      return ExitStatus.INTERNAL;
    }
    if (all.error() > 0) {
      return Math.max(fault, ExitStatus.BAD_INPUT);
    }
    if (all.contradictions() > 0) {
      return ExitStatus.VIOLATED;
    }
    return all.unknown() + all.timeout() > 0 ? ExitStatus.UNPROVEN : ExitStatus.OK;
  }
}
