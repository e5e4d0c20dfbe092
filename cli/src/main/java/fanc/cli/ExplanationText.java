package fanc.cli;

import fanc.results.DriftExtent;
import fanc.results.ExplanationResult;
import fanc.results.LayerExplanation;
import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an explanation says to its reader. */
final class ExplanationText {
  private static final List<Column> COLUMNS =
      List.of(
          Column.words("value"),
          Column.words("op"),
          Column.numbers("weights changed"),
          Column.numbers("drift max"),
          Column.numbers("mean"),
          Column.numbers("made here"),
          Column.numbers("carried on"),
          Column.numbers("slack least"),
          Column.numbers("median"),
          Column.numbers("margin change"),
          Column.numbers("of the slack"));

  private ExplanationText() {}

  /**
   * Returns the lines.
   *
   * @param rival the class that the margins are against
   */
  static List<String> lines(ExplanationResult result, Optional<Integer> rival) {
    List<String> lines = new ArrayList<>(verified(result));
    lines.addAll(margins(result, rival));
    new TextTable(COLUMNS, result.layers().stream().map(ExplanationText::row).toList())
        .toText()
        .lines()
        .forEach(lines::add);
    if (result.heaviest() != null) {
      lines.add("most of the slack goes at: " + result.heaviest());
    }
    lines.add(result.advice());
    return lines;
  }

  private static List<String> verified(ExplanationResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "image %d%s: %s of %s regions verified in %.4f s",
            result.image(),
            result.label() < 0 ? "" : ", label " + result.label(),
            result.regionsVerified(),
            result.regionsTotal(),
            result.seconds()));
    result
        .rungs()
        .forEach(
            (rung, share) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  %-8s %s regions in %.4f s",
                        rung,
                        share.regions(),
                        share.seconds())));
    return lines;
  }

  private static List<String> margins(ExplanationResult result, Optional<Integer> rival) {
    return List.of(
        String.format(
            Locale.ROOT,
            "parent: %d regions proven; margin%s at least %.4g, median %.4g",
            result.parentProven(),
            rival.map(label -> " over label " + label).orElse(""),
            result.leastMargin(),
            result.medianMargin()),
        String.format(
            Locale.ROOT,
            "child: over all regions at once that margin changes by no less than %.4g, which settles"
                + " %d regions",
            result.marginChange(),
            result.regionsSettledAtOnce()));
  }

  private static List<String> row(LayerExplanation layer) {
    DriftExtent drift = layer.drift();
    return List.of(
        layer.value(),
        layer.op(),
        layer.weightsChanged() + "/" + layer.weights(),
        number(drift.largest()),
        number(drift.mean()),
        number(layer.made().largest()),
        number(layer.carried().largest()),
        number(layer.slackLeast()),
        number(layer.slackMedian()),
        number(layer.marginChange()),
        Double.isFinite(layer.shareOfSlack())
            ? String.format(Locale.ROOT, "%.1f %%", 100 * layer.shareOfSlack())
            : "-");
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
  }
}
