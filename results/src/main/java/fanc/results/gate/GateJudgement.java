package fanc.results.gate;

import fanc.results.Outcome;
import fanc.results.gate.Finding.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares what was found for one child and one property with what a policy asks and with what was
 * accepted before.
 */
public final class GateJudgement {
  private static final int SHORT_HASH = 12;

  private final CheckedChild found;
  private final Thresholds thresholds;
  private final Strictness strictness;
  private final Optional<GateBaseline.Entry> accepted;
  private final boolean comparable;
  private final List<Finding> findings = new ArrayList<>();

  private GateJudgement(
      CheckedChild found,
      Thresholds thresholds,
      Strictness strictness,
      Optional<GateBaseline.Entry> accepted) {
    this.found = found;
    this.thresholds = thresholds;
    this.strictness = strictness;
    this.accepted = accepted;
    CheckedChild.Subject subject = found.subject();
    this.comparable =
        accepted
            .filter(entry -> entry.propertySha256().equals(subject.propertySha256()))
            .filter(entry -> entry.semantics().equals(subject.semantics()))
            .isPresent();
  }

  /**
   * Returns all there is to say of a child.
   *
   * @param baseline what was accepted; empty if there is no baseline to compare with
   */
  public static List<Finding> of(
      CheckedChild found,
      Thresholds thresholds,
      Strictness strictness,
      Optional<GateBaseline> baseline) {
    CheckedChild.Subject subject = found.subject();
    Optional<GateBaseline.Entry> accepted =
        baseline.flatMap(all -> all.find(subject.child(), subject.property()));
    GateJudgement judgement = new GateJudgement(found, thresholds, strictness, accepted);
    if (found.fault() != null) {
      judgement.add(Kind.FAULT, Finding.ALL, found.fault(), true);
      return List.copyOf(judgement.findings);
    }
    if (baseline.isPresent() && accepted.isEmpty()) {
      judgement.add(
          Kind.NEW, Finding.ALL, "not in the baseline yet; fanc gate --accept adds it", false);
    }
    judgement.judge();
    return List.copyOf(judgement.findings);
  }

  private void judge() {
    accepted.ifPresent(this::judgeBaseline);
    boolean enough = judgeMinimum();
    found.images().forEach(image -> judge(image, enough));
    if (comparable) {
      judgeLost();
    }
  }

  /** A baseline that is about something else is no reason to let a regression pass. */
  private void judgeBaseline(GateBaseline.Entry entry) {
    CheckedChild.Subject subject = found.subject();
    boolean fails = strictness != Strictness.VIOLATED && thresholds.needsBaseline();
    String hint = ": not compared; fanc gate --accept makes this the baseline";
    if (!entry.semantics().equals(subject.semantics())) {
      String change = entry.semantics() + " to " + subject.semantics();
      add(Kind.SEMANTICS, Finding.ALL, "arithmetic changed from " + change + hint, fails);
    } else if (!comparable) {
      String change =
          entry.propertySha256().substring(0, SHORT_HASH)
              + " to "
              + subject.propertySha256().substring(0, SHORT_HASH);
      add(Kind.CHANGED, Finding.ALL, "property changed from " + change + hint, fails);
    } else if (thresholds.drop().isPresent() && !entry.method().equals(subject.method())) {
      String change = "method changed from " + entry.method() + " to " + subject.method();
      add(Kind.CHANGED, Finding.ALL, change + ": margins" + hint.substring(1), fails);
    }
  }

  /** Returns whether enough is verified. */
  private boolean judgeMinimum() {
    int verified = found.count(Outcome.VERIFIED);
    int images = found.images().size();
    boolean enough = true;
    if (thresholds.images().isPresent()) {
      enough = meets(thresholds.images().get(), "images", integer(verified), integer(images));
    }
    if (thresholds.regions().isPresent()) {
      enough &=
          meets(thresholds.regions().get(), "regions", found.verifiedRegions(), found.regions());
    }
    boolean stated = thresholds.images().isPresent() || thresholds.regions().isPresent();
    return stated ? enough : verified == images;
  }

  private boolean meets(Minimum least, String what, BigInteger verified, BigInteger total) {
    boolean met = least.isMetBy(verified, total);
    if (!met) {
      String message =
          String.format(
              Locale.ROOT,
              "%d of %d %s verified, expected at least %s",
              verified,
              total,
              what,
              least);
      add(Kind.NOT_PROVED, Finding.ALL, message, strictness == Strictness.UNKNOWN);
    }
    return met;
  }

  private static BigInteger integer(int count) {
    return BigInteger.valueOf(count);
  }

  private void judge(CheckedImage image, boolean enough) {
    boolean before = comparable && accepted.get().verifies(image.index());
    switch (image.verdict()) {
      case VERIFIED -> judgeMargin(image, before);
      case VIOLATED -> {
        boolean fails = strictness != Strictness.REGRESSION || isRegression(before);
        add(Kind.VIOLATED, image.index(), "violated" + because(image) + was(before), fails);
        judgeSemantics(image);
      }
      case UNKNOWN, TIMEOUT -> {
        boolean fails = (strictness == Strictness.UNKNOWN && !enough) || isRegression(before);
        String regions =
            String.format(
                Locale.ROOT,
                ": %d of %d regions verified",
                image.regionsVerified(),
                image.regionsTotal());
        String message = image.verdict() + because(image) + regions + was(before);
        add(Kind.NOT_PROVED, image.index(), message, fails);
      }
    }
  }

  private boolean isRegression(boolean before) {
    return before
        && strictness != Strictness.VIOLATED
        && (thresholds.regression() == Regression.NONE || strictness == Strictness.REGRESSION);
  }

  private static String because(CheckedImage image) {
    return image.reason() == null ? "" : " (" + image.reason() + ")";
  }

  private static String was(boolean before) {
    return before ? "; verified in the baseline" : "";
  }

  private void judgeMargin(CheckedImage image, boolean before) {
    boolean same = accepted.filter(e -> e.method().equals(found.subject().method())).isPresent();
    if (!before || !same || thresholds.drop().isEmpty()) {
      return;
    }
    MarginDrop drop = thresholds.drop().get();
    double margin = accepted.get().image(image.index()).get().worstMargin();
    switch (drop.change(margin, image.worstMargin())) {
      case WITHIN -> {}
      case NOT_KNOWN ->
          add(Kind.MARGIN, image.index(), "no margin in the baseline: not compared", false);
      case BEYOND -> {
        String message =
            String.format(
                Locale.ROOT,
                "worst margin %.6g, %.6g in the baseline: it may be smaller by at most %s",
                image.worstMargin(),
                margin,
                drop);
        add(Kind.MARGIN, image.index(), message, strictness != Strictness.VIOLATED);
      }
    }
  }

  private void judgeSemantics(CheckedImage image) {
    if (image.violatedIn().size() == 1) {
      String message =
          "the counterexample violates in " + image.violatedIn().get(0) + " arithmetic only";
      add(Kind.SEMANTICS, image.index(), message, false);
    }
  }

  /** An image without a verdict is one that the network misclassifies now. */
  private void judgeLost() {
    for (GateBaseline.Image image : accepted.get().images()) {
      boolean there = found.images().stream().anyMatch(i -> i.index() == image.index());
      if (image.verdict() == Outcome.VERIFIED && !there) {
        String message = "misclassified, so nothing is proved of it; verified in the baseline";
        add(Kind.NOT_PROVED, image.index(), message, isRegression(true));
      }
    }
  }

  private void add(Kind kind, int image, String message, boolean fails) {
    CheckedChild.Subject subject = found.subject();
    findings.add(new Finding(kind, subject.child(), subject.property(), image, message, fails));
  }
}
