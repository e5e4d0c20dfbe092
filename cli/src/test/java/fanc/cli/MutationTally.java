package fanc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of the mutations of one kind. */
final class MutationTally {
  int unchanged;
  int rejected;
  int acceptedTrue;
  final List<String> acceptedFalse = new ArrayList<>();

  /** Returns the tallies of all kinds, a line for each. */
  static String table(Map<String, MutationTally> tallies) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%n%-26s %9s %9s %14s %15s%n",
            "mutation",
            "unchanged",
            "rejected",
            "accepted, true",
            "accepted, false"));
    tallies.forEach(
        (kind, t) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-26s %9d %9d %14d %15d%n",
                    kind,
                    t.unchanged,
                    t.rejected,
                    t.acceptedTrue,
                    t.acceptedFalse.size())));
    return table.toString();
  }
}
