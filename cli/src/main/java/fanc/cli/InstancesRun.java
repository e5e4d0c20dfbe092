package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.instances.Instance;
import fanc.results.ImageResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a list of instances one after the other; a fault of one does not stop the others. */
final class InstancesRun {
  private final Terminal terminal;
  private final InstanceResults results;
  private final OutputChoice output;
  private final Decider decider;
  private final Optional<InstanceOptions.Scoring> scoring;
  private final List<InstanceResult> all = new ArrayList<>();
  private Optional<LoadedNetwork> last = Optional.empty();
  private int worstFault = ExitStatus.OK;

  /**
   * Makes the run.
   *
   * @param output which output of each file its network computes
   * @param scoring what is known of the instances, if it is to be compared
   */
  InstancesRun(
      Terminal terminal,
      InstanceResults results,
      OutputChoice output,
      Decider decider,
      Optional<InstanceOptions.Scoring> scoring) {
    this.terminal = terminal;
    this.results = results;
    this.output = output;
    this.decider = decider;
    this.scoring = scoring;
  }

  /** Decides an instance whose network is in memory. */
  interface Decider {
    /** Returns what was found. */
    Decided decide(LoadedNetwork network, Instance instance)
        throws IOException, PropertyFormatException;
  }

  /**
   * What was found for an instance.
   *
   * @param property what was asked
   * @param cases the results of its cases
   * @param secondsPrepare until property and proof were in memory
   */
  record Decided(Property property, List<ImageResult> cases, double secondsPrepare) {}

  /** Runs those that have no result yet, prints a line for each, and returns the exit status. */
  int run(List<Instance> instances) throws IOException, PropertyFormatException {
    List<InstanceResult> done = new ArrayList<>(results.done());
    for (Instance instance : instances) {
      if (done.stream().anyMatch(r -> r.isOf(instance))) {
        results.requireOlder(instance.network(), instance.property());
      }
    }
    int skipped = 0;
    for (Instance instance : instances) {
      Optional<InstanceResult> before = done.stream().filter(r -> r.isOf(instance)).findFirst();
      if (before.isPresent()) {
        done.remove(before.get());
        all.add(before.get());
        skipped++;
      } else {
        run(instance);
      }
    }
    terminal.note(summary(skipped));
    return scoring.isPresent() ? scored(scoring.get()) : status();
  }

  private int scored(InstanceOptions.Scoring scoring) throws IOException, PropertyFormatException {
    Score score = scoring.of(all);
    results.addScore(score);
    score.lines().forEach(terminal::note);
    return score.status(worstFault);
  }

  private void run(Instance instance) throws IOException {
    long start = System.nanoTime();
    double secondsPrepare = 0;
    Answer answer = Answer.ERROR;
    String text = "";
    try {
      LoadedNetwork network = network(instance.network());
      double secondsNetwork = secondsSince(start);
      Decided decided = decider.decide(network, instance);
      secondsPrepare = secondsNetwork + decided.secondsPrepare();
      answer = Answer.of(decided.cases());
      text = VnnlibAnswer.of(decided.property(), decided.cases());
    } catch (Contradiction e) {
      throw e;
    } catch (IOException
        | NetworkFormatException
        | PropertyFormatException
        | RuntimeException
        | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted", e);
      }
      terminal.note("instance in line " + instance.line() + " of the list:");
      worstFault = Math.max(worstFault, new FailureReport(terminal, false).report(e));
    }
    double seconds = secondsSince(start) - secondsPrepare;
    InstanceResult result = InstanceResult.of(instance, secondsPrepare, answer, seconds);
    results.addWitness(result, text);
    results.add(result);
    all.add(result);
    terminal.out().println(result.line());
  }

  /** Lists name the same network many times in a row. */
  private LoadedNetwork network(Path file) throws IOException, NetworkFormatException {
    if (last.filter(known -> known.path().equals(file)).isEmpty()) {
      last = Optional.empty();
      last = Optional.of(LoadedNetwork.read(file, output));
    }
    return last.get();
  }

  private String summary(int skipped) {
    StringBuilder text = new StringBuilder();
    text.append(all.size()).append(all.size() == 1 ? " instance:" : " instances:");
    for (Answer answer : Answer.values()) {
      String end = answer == Answer.ERROR ? ";" : ",";
      text.append(' ').append(count(answer)).append(' ').append(answer.competition()).append(end);
    }
    double seconds = all.stream().mapToDouble(r -> r.secondsPrepare() + r.seconds()).sum();
    text.append(String.format(Locale.ROOT, " %.1f s", seconds));
    return skipped == 0 ? text.toString() : text + "; " + skipped + " done before";
  }

  private long count(Answer answer) {
    return all.stream().filter(result -> result.answer() == answer).count();
  }

  /** A violation is an answer; a fault is worse than an instance that could not be decided. */
  private int status() {
    if (count(Answer.SAT) > 0) {
      return ExitStatus.VIOLATED;
    }
    if (count(Answer.ERROR) > 0) {
      return Math.max(worstFault, ExitStatus.BAD_INPUT);
    }
    return count(Answer.UNSAT) == all.size() ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
