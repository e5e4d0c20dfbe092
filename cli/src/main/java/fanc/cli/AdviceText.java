package fanc.cli;

import fanc.approx.search.Candidate;
import fanc.approx.search.SearchSpace;
import fanc.cli.LadderTrials.Trial;
import fanc.results.AdviceResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code fanc advise} says, in lines a person reads. */
final class AdviceText {
  private AdviceText() {}

  /** Returns what came of one candidate. */
  static String trial(Trial trial, SearchSpace space, long proven) {
    Candidate candidate = trial.judged().candidate();
    String settings =
        IntStream.range(0, space.tensors().size())
            .mapToObj(t -> space.setting(candidate, t).label())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "verified %,d of %,d regions (one look knew %,d) with %s; %.2f s%s",
        trial.regions(),
        proven,
        trial.judged().judgement().settled(),
        settings,
        trial.seconds(),
        trial.kept() ? "" : ": too few");
  }

  /** Returns the report. */
  static List<String> lines(AdviceResult result) {
    List<String> lines = new ArrayList<>();
    AdviceResult.Chosen chosen = result.chosen();
    if (chosen != null) {
      for (AdviceResult.Tensor tensor : result.tensors()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%-24s %,10d weights  %8s  %,12d %s",
                tensor.name(),
                tensor.weights(),
                tensor.setting(),
                tensor.size(),
                result.sizes().unit()));
      }
      lines.add(share(result, chosen));
      lines.add(
          "kept is what is proven of these "
              + result.goal().images()
              + " images; look at the child's accuracy on others too");
    } else {
      lines.add(best(result));
    }
    uniform(result).ifPresent(lines::add);
    if (result.reason() != null) {
      lines.add(result.reason());
    }
    lines.add(work(result));
    lines.add(verdict(result));
    return lines;
  }

  private static String share(AdviceResult result, AdviceResult.Chosen chosen) {
    return String.format(
        Locale.ROOT,
        "%,d of the parent's %,d %s (%.2f %%); verified %,d of its %,d regions (%.2f %%)",
        chosen.size(),
        result.sizes().parent(),
        result.sizes().unit(),
        100.0 * chosen.size() / result.sizes().parent(),
        chosen.regionsKept(),
        result.goal().regionsProven(),
        100 * chosen.certifiedShare());
  }

  private static String best(AdviceResult result) {
    AdviceResult.Trial best =
        result.trials().stream()
            .max(Comparator.comparingLong(AdviceResult.Trial::regionsKept))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "the best found keeps %,d of the %,d regions, %,d are asked for: %s",
        best.regionsKept(),
        result.goal().regionsProven(),
        result.goal().regionsToKeep(),
        String.join(", ", best.settings()));
  }

  /** The smallest uniform child that keeps enough, beside the one that was chosen. */
  private static Optional<String> uniform(AdviceResult result) {
    return result.trials().stream()
        .filter(trial -> trial.uniform() && trial.kept())
        .min(Comparator.comparingLong(AdviceResult.Trial::size))
        .filter(trial -> result.chosen() != null)
        .map(
            trial ->
                String.format(
                    Locale.ROOT,
                    "the smallest uniform child found that keeps enough has %s: %,d %s, this one"
                        + " %.1f %% less",
                    trial.settings().get(0),
                    trial.size(),
                    result.sizes().unit(),
                    100 * (1 - result.chosen().size() / (double) trial.size())));
  }

  private static String work(AdviceResult result) {
    String medians =
        IntStream.range(0, result.oracle().passes().size())
            .mapToObj(
                k ->
                    String.format(
                        Locale.ROOT,
                        "%.2f ms by %d passes",
                        1000 * result.oracle().secondsMedian().get(k),
                        result.oracle().passes().get(k)))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d candidates judged (median %s), %d verified; %.1f s",
        result.oracle().candidates(),
        medians,
        result.trials().size(),
        result.seconds());
  }

  private static String verdict(AdviceResult result) {
    if (result.chosen() == null) {
      return "no child: none was found that keeps enough; ask for less with --keep-certified, or"
          + " allow more bits";
    }
    String written =
        result.chosen().path()
            + ", SHA-256 "
            + result.chosen().sha256()
            + "; recipe "
            + result.chosen().recipe();
    return result.reached()
        ? "written " + written
        : "target "
            + result.goal().target()
            + " missed; written the nearest that keeps enough: "
            + written;
  }
}
