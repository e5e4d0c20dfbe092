package fanc.results.html;

import fanc.results.ValueDrift;
import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Dotted;
import java.util.ArrayList;
import java.util.List;

/** How far the values of each child can be from its parent's, layer by layer. */
final class DriftSection {
  private DriftSection() {}

  static void write(Sheet sheet, List<Subject> subjects) {
    sheet.section("drift", "Drift from the parent");
    List<Subject> drifting =
        subjects.stream()
            .filter(s -> s.result().drift() != null && !s.result().drift().isEmpty())
            .toList();
    if (drifting.isEmpty()) {
      sheet.missing(
          "How far each layer is from the parent's is kept by --details where the store has the"
              + " parent's proof:",
          "fanc prove --network parent.onnx …; fanc verify --network child.onnx … --details");
      sheet.endSection();
      return;
    }
    sheet.paragraph(
        "Drift bounds the difference to the parent's values; made is the part that arises in the"
            + " layer itself; slack is how large that part could be before this layer alone used up"
            + " the parent's least margin. A layer whose made comes near its slack is the one to"
            + " quantise less.");
    sheet.html().open("div", "figures");
    for (Subject subject : drifting) {
      figure(sheet, subject);
    }
    sheet.html().close();
    sheet.endSection();
  }

  private static void figure(Sheet sheet, Subject subject) {
    String title = "Drift by layer: " + subject.name();
    Table table = new Table(title).words("Value").words("Operator");
    table.numbers("Drift", "Made here", "Slack", "Made / slack");
    List<Dotted> lines = new ArrayList<>();
    for (ValueDrift value : subject.result().drift()) {
      double used = value.made() / value.slack();
      table.row(
          value.value(),
          value.op(),
          Figures.number(value.drift()),
          Figures.number(value.made()),
          Figures.number(value.slack()),
          Figures.percent(used));
      if (value.made() > 0 || value.drift() > 0) {
        List<Dot> dots = new ArrayList<>();
        add(dots, value.drift(), 0, "drift");
        add(dots, value.made(), 1, "made here");
        add(dots, value.slack(), 2, "slack");
        String remark = Double.isFinite(used) ? Figures.percent(used) + " used" : "";
        lines.add(new Dotted(value.value() + " (" + value.op() + ")", remark, dots));
      }
    }
    if (lines.isEmpty()) {
      table.write(sheet.html());
      return;
    }
    sheet.figure(
        "drift-" + subject.name(),
        new Dots(
            title,
            "largest absolute difference of an entry, logarithmic",
            true,
            Double.NaN,
            List.of("drift", "made here", "slack"),
            lines),
        "Where a square (made here) is right of its triangle (slack), that layer alone can use up"
            + " the margin.",
        table);
  }

  private static void add(List<Dot> dots, double value, int look, String name) {
    if (Double.isFinite(value)) {
      dots.add(new Dot(value, look, name + " " + Figures.number(value)));
    }
  }
}
