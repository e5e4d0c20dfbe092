package fanc.results.chart;

import fanc.results.Numbers;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Shares;
import fanc.results.chart.RowChart.Stacked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws stacked bars. */
record StackedPainter(Stacked chart, SvgWriter svg, String id) implements RowPainter {
  private static final double ROW = 46;
  private static final double BAR = 18;
  private static final double GAP = 1.5;

  /** Below this width a percentage does not fit. */
  private static final double LABEL = 38;

  @Override
  public double height() {
    return ROW * chart.bars().size();
  }

  @Override
  public String description() {
    return chart.bars().stream()
        .map(bar -> bar.name() + ": " + String.join(", ", words(bar)))
        .collect(Collectors.joining("; "));
  }

  private List<String> words(Shares bar) {
    List<String> words = new ArrayList<>();
    for (int k = 0; k < chart.kinds().size(); k++) {
      if (bar.amounts().get(k) > 0) {
        words.add(said(bar, k));
      }
    }
    return words;
  }

  private String said(Shares bar, int k) {
    return chart.kinds().get(k).name()
        + " "
        + String.format(Locale.ROOT, "%,.0f", bar.amounts().get(k))
        + " ("
        + percent(bar.amounts().get(k) / total(bar.amounts()))
        + ")";
  }

  private static String percent(double share) {
    return share > 0 && share < 0.01
        ? "< 1 %"
        : share < 1 && share >= 0.995
            ? "> 99 %"
            : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static double total(Numbers amounts) {
    double sum = 0;
    for (int i = 0; i < amounts.size(); i++) {
      sum += amounts.get(i);
    }
    return sum;
  }

  @Override
  public void paint(double top) {
    double y = top;
    for (Shares bar : chart.bars()) {
      RowSvg.name(svg, y + 13, bar.name(), bar.remark());
      bar(bar, y + 19);
      y += ROW;
    }
  }

  private void bar(Shares bar, double y) {
    double total = total(bar.amounts());
    double x = RowSvg.EDGE;
    for (int k = 0; k < chart.kinds().size(); k++) {
      double share = total > 0 ? bar.amounts().get(k) / total : 0;
      if (share > 0) {
        double width = RowSvg.PLOT * share;
        Kind kind = chart.kinds().get(k);
        double drawn = Math.max(1, width - GAP);
        Textures.fill(svg, kind, id, new double[] {x, y, drawn, BAR}, said(bar, k));
        if (width > LABEL) {
          label(x + width / 2, y, percent(share), kind);
        }
        x += width;
      }
    }
    if (!(total > 0)) {
      RowPainter.line(
          svg, RowSvg.EDGE, y + BAR / 2, RowSvg.EDGE + RowSvg.PLOT, y + BAR / 2, "chart-grid");
    }
  }

  /** A percentage stands on a piece of plain colour, for textures make letters hard to read. */
  private void label(double middle, double y, String words, Kind kind) {
    double width = 7.2 * words.length() + 6;
    svg.open("rect")
        .with("x", middle - width / 2)
        .with("y", y + 2)
        .with("width", width)
        .with("height", BAR - 4)
        .with("class", "fill-" + kind.colour())
        .close();
    RowSvg.text(svg, middle, y + 13.5, "middle", "on-" + kind.colour(), words);
  }
}
