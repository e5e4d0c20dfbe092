package fanc.networks.lowering;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A graph that has no canonical form here; the message names every operator and node that is in the
 * way, in one line.
 */
public final class LoweringException extends Exception {
  private static final long serialVersionUID = 2;

  private static final int REFUSALS_NAMED = 20;

  private final transient List<Refusal> refusals;

  /** Makes an exception that is about the graph as a whole. */
  public LoweringException(String message) {
    this(List.of(new Refusal("", List.of(), Optional.of(message))));
  }

  /** Makes an exception for at least one refusal. */
  LoweringException(List<Refusal> refusals) {
    super(message(Refusal.joined(refusals)));
    this.refusals = Refusal.joined(refusals);
  }

  /** Returns what is in the way, in the order of the file. */
  public List<Refusal> refusals() {
    return refusals;
  }

  private static String message(List<Refusal> refusals) {
    String all =
        refusals.stream()
            .limit(REFUSALS_NAMED)
            .map(Refusal::toString)
            .collect(Collectors.joining("; "));
    int more = refusals.size() - REFUSALS_NAMED;
    String rest = more > 0 ? "; and " + more + " more" : "";
    boolean unknown = refusals.stream().anyMatch(Refusal::isUnknownOperator);
    return all
        + rest
        + (unknown ? "; supported are " + String.join(", ", Rewrites.operators()) : "");
  }
}
