package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.ChildResult;
import fanc.results.ChildrenResult;
import fanc.results.ImageResult;
import fanc.results.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Verifies what is claimed of an ensemble: its mean, its vote with each member, or both. */
final class EnsembleRun {
  private final Terminal terminal;
  private final Settings settings;
  private final LoadedEnsemble ensemble;
  private final Verification verification;
  private final ChildRecords records;
  private final RunRecord record;
  private final List<ChildResult> entries = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final List<ImageResult> seen = new ArrayList<>();

  /**
   * What a user asks for.
   *
   * @param claim what is claimed
   * @param failOn which verdicts make the exit status other than 0
   * @param budget for each image; null for no limit
   * @param command the arguments that say so
   */
  record Settings(
      EnsembleClaim claim,
      FailOn failOn,
      SelectionOptions selection,
      Duration budget,
      List<String> command) {}

  /**
   * Makes the run.
   *
   * @param records where results are left
   */
  EnsembleRun(
      Terminal terminal,
      Settings settings,
      LoadedEnsemble ensemble,
      Verification verification,
      ChildRecords records) {
    this.terminal = terminal;
    this.settings = settings;
    this.ensemble = ensemble;
    this.verification = verification;
    this.records = records;
    this.record = new RunRecord(verification.engine());
  }

  /** A member that was decided. */
  private record Member(KeptOutcomes outcomes, ParentVerdicts parent) {}

  /**
   * Decides the claim, and returns the exit status.
   *
   * @throws BadInputException if the property is not one that an ensemble can have
   */
  int run(Property stated) throws IOException, PropertyFormatException {
    requireLabels(stated);
    LoadedEnsemble.Asked asked = ensemble.asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(asked.whole()));
    List<PropertyCase> cases = settings.selection().cases(claims);
    Map<LoadedNetwork, Member> members = new LinkedHashMap<>();
    if (settings.claim().vote()) {
      for (LoadedNetwork member : ensemble.members()) {
        if (!members.containsKey(member)) {
          members.put(member, member(member, stated, cases));
        }
      }
    }
    if (settings.claim().mean()) {
      mean(asked, claims, cases);
    }
    if (settings.claim().vote()) {
      vote(asked, claims, cases, members);
    }
    records.finish(
        new ChildrenResult(
            RunRecord.tool(),
            RunRecord.identity(stated),
            verification.method().toString(),
            verification.engine().threads().threads(),
            entries));
    terminal.out().println(certified(cases.size()));
    return statuses.contains(ExitStatus.VIOLATED)
        ? ExitStatus.VIOLATED
        : statuses.stream().mapToInt(status -> status).max().orElse(ExitStatus.BAD_INPUT);
  }

  /** The sum of the members is m times their mean, which only comparisons do not notice. */
  private static void requireLabels(Property stated) throws PropertyFormatException {
    if (stated.query().isPresent()) {
      throw new BadInputException(
          stated.file()
              + ": claims about an ensemble are that a label is the answer; expected a property in"
              + " JSON with \"claim\": {\"kind\": \"label\"}");
    }
    if (Deployed.isMeant(stated)) {
      throw new BadInputException(
          stated.file()
              + ": semantics float32 is not proven of ensembles: what a deployment rounds when it"
              + " adds and divides the members' outputs is in no file; use semantics real");
    }
  }

  private Member member(LoadedNetwork member, Property stated, List<PropertyCase> cases)
      throws IOException, PropertyFormatException {
    Verification.Ready ready = verification.ready(member, stated);
    KeptOutcomes kept = new KeptOutcomes(ready.decision().way());
    Verification.Ready keeping =
        new Verification.Ready(ready.network(), ready.property(), ready.decision().by(kept));
    decide(member.path(), keeping, cases, member.path().toString());
    return new Member(kept, ready.decision().parent());
  }

  private void mean(LoadedEnsemble.Asked asked, Property claims, List<PropertyCase> cases)
      throws IOException, PropertyFormatException {
    Verification.Ready ready = meanReady(asked, claims);
    statuses.add(decide(Path.of("mean"), ready, cases, "mean"));
  }

  private Verification.Ready meanReady(LoadedEnsemble.Asked asked, Property claims)
      throws PropertyFormatException {
    Decision decision =
        new EnsembleProof(verification.engine(), verification.notes(), verification.details())
            .choose(verification.method(), asked, claims, verification.proofs());
    return new Verification.Ready(asked.whole(), claims, decision);
  }

  private int decide(Path name, Verification.Ready ready, List<PropertyCase> cases, String said)
      throws IOException, PropertyFormatException {
    Decision decision = ready.decision();
    if (settings.failOn() == FailOn.REGRESSION && !decision.parent().known()) {
      throw new BadInputException(
          "--fail-on regression needs a proof of the parent: "
              + decision.reason().orElse("method " + verification.method() + " uses none"));
    }
    decision.reason().ifPresent(r -> verification.notes().accept(said + ": from scratch: " + r));
    long start = System.nanoTime();
    VerificationRun run = verification.run(ready, settings.selection(), settings.budget());
    double secondsLoad = (System.nanoTime() - start) * 1e-9;
    Found found = run.run(cases, (task, done, total) -> {}, lines(said));
    seen.addAll(found.images());
    return keep(name, ready, found, said, secondsLoad);
  }

  private int keep(
      Path name, Verification.Ready ready, Found found, String said, double secondsLoad)
      throws IOException {
    Summary summary = found.summary(secondsLoad);
    int status =
        found.images().isEmpty()
            ? ExitStatus.BAD_INPUT
            : settings
                .failOn()
                .status(found.images(), ready.decision().parent(), FailOn.Style.FANC);
    String file =
        records.add(
            name,
            () ->
                record.verification(
                    settings.command(), ready, verification.method(), summary, found));
    lines(said).accept(Verdicts.totals(summary, ready.property().coverage()));
    Verdicts.rungs(found.images()).ifPresent(lines(said));
    entries.add(ChildResult.of(said, ready.network().model().sha256(), file, status, summary));
    return status;
  }

  private void vote(
      LoadedEnsemble.Asked asked,
      Property claims,
      List<PropertyCase> cases,
      Map<LoadedNetwork, Member> decided)
      throws IOException, PropertyFormatException {
    List<Member> members = ensemble.members().stream().map(decided::get).toList();
    ParentVerdicts parent = members.get(0).parent();
    Verification.Ready ready =
        new Verification.Ready(
            asked.whole(),
            claims,
            new Decision(
                (claim, budget) -> {
                  throw new IllegalStateException("a vote is counted, not decided");
                },
                Optional.empty(),
                Optional.empty(),
                parent));
    EnsembleVote vote =
        new EnsembleVote(
            asked,
            claims,
            settings.selection(),
            parent,
            verification.run(ready, settings.selection(), settings.budget()),
            verification.engine().kernels());
    Found found =
        vote.run(cases, members.stream().map(Member::outcomes).toList(), seen, lines("vote"));
    statuses.add(keep(Path.of("vote"), ready, found, "vote", 0));
  }

  /** Returns how many of all images are verified, members, mean and vote side by side. */
  private String certified(int cases) {
    return "certified of "
        + cases
        + (cases == 1 ? " image: " : " images: ")
        + entries.stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%s %d (%.3f s)",
                        entry.path(),
                        entry.verified(),
                        entry.seconds()))
            .collect(Collectors.joining(", "));
  }

  private Consumer<String> lines(String said) {
    return line -> terminal.out().println(said + "  " + terminal.colours().verdicts(line));
  }
}
