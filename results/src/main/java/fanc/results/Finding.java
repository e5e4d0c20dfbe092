package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One thing that was looked at on a machine.
 *
 * @param subject what, in a word or two
 * @param state whether it is in order
 * @param value what was found
 * @param advice what to do about it; empty where nothing is to be done
 */
public record Finding(String subject, State state, String value, String advice) {
  /** Whether something is in order. */
  public enum State {
    /** In order. */
    @JsonProperty("ok")
    OK,
    /** In order, and something could be better. */
    @JsonProperty("note")
    NOTE,
    /** Not in order: runs fail, or are slower than they need to be by far. */
    @JsonProperty("problem")
    PROBLEM
  }

  /** Checks that all is there, and that a problem comes with advice. */
  public Finding {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(advice, "advice");
    if (state == State.PROBLEM && advice.isEmpty()) {
      throw new IllegalArgumentException(subject + ": a problem without advice");
    }
  }

  /** Returns something that is in order. */
  public static Finding ok(String subject, String value) {
    return new Finding(subject, State.OK, value, "");
  }

  /** Returns something that is in order and could be better. */
  public static Finding note(String subject, String value, String advice) {
    return new Finding(subject, State.NOTE, value, advice);
  }

  /** Returns something that is not in order. */
  public static Finding problem(String subject, String value, String advice) {
    return new Finding(subject, State.PROBLEM, value, advice);
  }
}
