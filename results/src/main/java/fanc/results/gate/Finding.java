package fanc.results.gate;

import java.util.Objects;

/**
 * Something that a gate has to say of a child.
 *
 * @param kind what it is
 * @param child name of the network
 * @param property name of the property
 * @param image row of the image; {@link #ALL} if it is about no single one
 * @param message what was found, and what was expected
 * @param fails whether it makes the gate fail
 */
public record Finding(
    Kind kind, String child, String property, int image, String message, boolean fails) {
  /** In place of an image: about all of them. */
  public static final int ALL = -1;

  /** What a finding is. */
  public enum Kind {
    /** A counterexample was found and replayed. */
    VIOLATED("FANC001", "violated", "A counterexample to the property was found and replayed."),
    /** A region is too coarse or too slow to decide, or too little is verified. */
    NOT_PROVED("FANC002", "not-proved", "The property could not be proved."),
    /** A margin is smaller than the accepted one by more than the policy allows. */
    MARGIN("FANC003", "margin-regression", "A proven margin is smaller than in the baseline."),
    /** Two arithmetics do not agree, or the baseline is about another one. */
    SEMANTICS("FANC004", "semantics-mismatch", "Real and float32 arithmetic are not the same."),
    /** The baseline is about another property or method. */
    CHANGED("", "baseline-changed", "The baseline is about something else."),
    /** The network could not be checked. */
    FAULT("", "error", "The network could not be checked."),
    /** The baseline has nothing of it yet. */
    NEW("", "new", "The baseline has nothing of it yet."),
    /** It is in the baseline and was not checked. */
    MISSING("", "missing", "It is in the baseline and was not checked.");

    private final String rule;
    private final String word;
    private final String description;

    Kind(String rule, String word, String description) {
      this.rule = rule;
      this.word = word;
      this.description = description;
    }

    /** Returns whether static analysis tools know it as a rule. */
    public boolean isRule() {
      return !rule.isEmpty();
    }

    /** Returns the identifier of the rule; empty if it is none. */
    public String rule() {
      return rule;
    }

    /** Returns its name in reports. */
    public String word() {
      return word;
    }

    /** Returns a sentence about it. */
    public String description() {
      return description;
    }
  }

  /** Checks that what must be there is. */
  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(child, "child");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(message, "message");
  }

  /** Returns what it is about, in words. */
  public String subject() {
    String place = property.isEmpty() ? child : child + ", " + property;
    return image == ALL ? place : place + ", image " + image;
  }
}
