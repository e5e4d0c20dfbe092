package fanc.results.gate;

import fanc.results.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between two baselines, in words. */
public final class BaselineChange {
  private BaselineChange() {}

  /** Returns a line for each child and property that differs, empty if none does. */
  public static List<String> between(Optional<GateBaseline> before, GateBaseline after) {
    List<String> lines = new ArrayList<>();
    for (GateBaseline.Entry entry : after.accepted()) {
      String name = entry.child() + ", " + entry.property() + ": ";
      Optional<GateBaseline.Entry> old =
          before.flatMap(all -> all.find(entry.child(), entry.property()));
      if (old.isEmpty()) {
        lines.add(name + "new, " + verified(entry) + " of " + entry.images().size() + " verified");
      } else if (!old.get().equals(entry)) {
        lines.add(name + change(old.get(), entry));
      }
    }
    before.map(GateBaseline::accepted).orElse(List.of()).stream()
        .filter(entry -> after.find(entry.child(), entry.property()).isEmpty())
        .forEach(entry -> lines.add(entry.child() + ", " + entry.property() + ": removed"));
    return List.copyOf(lines);
  }

  private static String change(GateBaseline.Entry old, GateBaseline.Entry entry) {
    List<String> words = new ArrayList<>();
    if (!old.networkSha256().equals(entry.networkSha256())) {
      words.add("another network");
    }
    if (!old.propertySha256().equals(entry.propertySha256())) {
      words.add("another property");
    }
    if (!old.method().equals(entry.method())) {
      words.add("method " + old.method() + " to " + entry.method());
    }
    if (verified(old) != verified(entry)) {
      words.add("verified " + verified(old) + " to " + verified(entry));
    }
    List<Integer> lost =
        old.images().stream()
            .map(GateBaseline.Image::index)
            .filter(index -> old.verifies(index) && !entry.verifies(index))
            .toList();
    if (!lost.isEmpty()) {
      words.add(
          "no longer verified: image "
              + String.join(", ", lost.stream().map(String::valueOf).toList()));
    }
    return words.isEmpty() ? "margins" : String.join(", ", words);
  }

  private static long verified(GateBaseline.Entry entry) {
    return entry.images().stream().filter(i -> i.verdict() == Outcome.VERIFIED).count();
  }
}
