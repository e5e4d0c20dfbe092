package fanc.results.gate;

import fanc.results.Outcome;
import fanc.results.gate.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that a gate found.
 *
 * @param title what reports call it
 * @param fanc version of the program
 * @param judged the children with what there is to say of them, in the order of the policy
 * @param missing what is in the baseline and was not checked
 */
public record GateReport(String title, String fanc, List<Judged> judged, List<Finding> missing) {

  /**
   * A child and a property.
   *
   * @param found what was found
   * @param findings what there is to say of it
   */
  public record Judged(CheckedChild found, List<Finding> findings) {

    /** Copies the list. */
    public Judged {
      Objects.requireNonNull(found, "found");
      findings = List.copyOf(findings);
    }

    /** Returns whether it makes the gate fail. */
    public boolean fails() {
      return findings.stream().anyMatch(Finding::fails);
    }

    /** Returns what there is to say of an image. */
    public List<Finding> of(int image) {
      return findings.stream().filter(finding -> finding.image() == image).toList();
    }
  }

  /** How a gate ends. */
  public enum Verdict {
    /** Nothing fails. */
    PASSED,
    /** Something is violated that must not be. */
    VIOLATED,
    /** Something could not be checked. */
    FAULT,
    /** Something is not proved, or worse than in the baseline. */
    NOT_PROVED
  }

  /** Copies the lists. */
  public GateReport {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(fanc, "fanc");
    judged = List.copyOf(judged);
    missing = List.copyOf(missing);
  }

  /**
   * Judges what was found.
   *
   * @param thresholds what a property must reach, by its name
   * @param baseline what was accepted; empty if there is no baseline to compare with
   */
  public static GateReport of(
      String title,
      String fanc,
      List<CheckedChild> found,
      Function<String, Thresholds> thresholds,
      Strictness strictness,
      Optional<GateBaseline> baseline) {
    List<Judged> judged = new ArrayList<>();
    for (CheckedChild child : found) {
      Thresholds asked = thresholds.apply(child.subject().property());
      judged.add(new Judged(child, GateJudgement.of(child, asked, strictness, baseline)));
    }
    return new GateReport(
        title, fanc, judged, baseline.map(all -> missing(all, found)).orElse(List.of()));
  }

  private static List<Finding> missing(GateBaseline baseline, List<CheckedChild> found) {
    List<Finding> missing = new ArrayList<>();
    for (GateBaseline.Entry entry : baseline.accepted()) {
      boolean there =
          found.stream()
              .map(CheckedChild::subject)
              .anyMatch(
                  s -> s.child().equals(entry.child()) && s.property().equals(entry.property()));
      if (!there) {
        String message = "in the baseline, but not checked: no longer there or no longer asked for";
        missing.add(
            new Finding(
                Kind.MISSING, entry.child(), entry.property(), Finding.ALL, message, false));
      }
    }
    return missing;
  }

  /** Returns all findings, those of children in their order, then what is missing. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    judged.forEach(each -> all.addAll(each.findings()));
    all.addAll(missing);
    return List.copyOf(all);
  }

  /** Returns the findings that make the gate fail. */
  public List<Finding> failures() {
    return findings().stream().filter(Finding::fails).toList();
  }

  /** Returns how the gate ends: a violation is an answer, and worse than what is not known. */
  public Verdict verdict() {
    List<Finding> failures = failures();
    if (failures.stream().anyMatch(finding -> finding.kind() == Kind.VIOLATED)) {
      return Verdict.VIOLATED;
    }
    if (failures.stream().anyMatch(finding -> finding.kind() == Kind.FAULT)) {
      return Verdict.FAULT;
    }
    return failures.isEmpty() ? Verdict.PASSED : Verdict.NOT_PROVED;
  }

  /** Returns how many images of all children have a verdict. */
  public int count(Outcome verdict) {
    return judged.stream().mapToInt(each -> each.found().count(verdict)).sum();
  }
}
