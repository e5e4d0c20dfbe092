package fanc.results.chart;

import fanc.results.Numbers;
import fanc.results.chart.RowChart.Distribution;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Sample;
import fanc.results.chart.RowChart.Texture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Draws how often values occur, and a line at 0 where that lies within. */
final class DistributionPainter implements RowPainter {
  private static final double ROW = 92;
  private static final double HEIGHT = 60;
  private static final double AXIS = 40;
  private static final int BINS = 60;
  private static final Kind ABOVE = new Kind("above 0", "verified", Texture.PLAIN);
  private static final Kind NOT_ABOVE = new Kind("not above 0", "violated", Texture.RISING);

  private final Distribution chart;
  private final SvgWriter svg;
  private final String id;
  private final RowAxis axis;

  DistributionPainter(Distribution chart, SvgWriter svg, String id) {
    this.chart = chart;
    this.svg = svg;
    this.id = id;
    double[] all =
        chart.samples().stream().flatMapToDouble(s -> Arrays.stream(finite(s))).toArray();
    double least = Math.min(0, Arrays.stream(all).min().orElse(0));
    double greatest = Math.max(0, Arrays.stream(all).max().orElse(1));
    axis = RowAxis.of(false, least, greatest);
  }

  private static double[] finite(Sample sample) {
    Numbers values = sample.values();
    return Arrays.stream(values.toArray()).filter(Double::isFinite).toArray();
  }

  @Override
  public double height() {
    return ROW * chart.samples().size() + AXIS;
  }

  @Override
  public String description() {
    return chart.axis()
        + ". "
        + chart.samples().stream().map(this::words).collect(Collectors.joining("; "));
  }

  private String words(Sample sample) {
    double[] values = finite(sample);
    if (values.length == 0) {
      return sample.name() + ": no value";
    }
    return String.format(
        Locale.ROOT,
        "%s: %d values, least %.4g, median %.4g, greatest %.4g",
        sample.name(),
        values.length,
        Arrays.stream(values).min().orElseThrow(),
        new Percentile(50).evaluate(values),
        Arrays.stream(values).max().orElseThrow());
  }

  @Override
  public void paint(double top) {
    double foot = top + ROW * chart.samples().size();
    RowPainter.axis(svg, axis, chart.axis(), foot);
    double y = top;
    List<Sample> samples = chart.samples();
    for (Sample sample : samples) {
      RowSvg.name(svg, y + 16, sample.name(), sample.remark());
      RowPainter.grid(svg, axis, 0, y + 22, y + 22 + HEIGHT);
      bins(finite(sample), y + 22 + HEIGHT);
      RowPainter.line(
          svg,
          RowSvg.EDGE,
          y + 22 + HEIGHT,
          RowSvg.EDGE + RowSvg.PLOT,
          y + 22 + HEIGHT,
          "chart-ink");
      y += ROW;
    }
  }

  /** Zero is an edge of a bin, so that no bar holds values on both of its sides. */
  private void bins(double[] values, double foot) {
    double width = (axis.to() - axis.from()) / BINS;
    int below = (int) Math.ceil(-axis.from() / width - 1e-9);
    int[] counts = new int[BINS + 1];
    for (double value : values) {
      int bin =
          below + (int) (value > 0 ? Math.ceil(value / width) - 1 : Math.floor(value / width));
      counts[
          Math.min(BINS, Math.max(0, value <= 0 ? Math.min(bin, Math.max(0, below - 1)) : bin))]++;
    }
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        double from = (bin - below) * width;
        double height = Math.max(1.5, HEIGHT * counts[bin] / most);
        double x = RowSvg.EDGE + RowSvg.PLOT * Math.max(0, axis.at(from));
        double drawn = RowSvg.PLOT * width / (axis.to() - axis.from()) - 0.8;
        String said =
            String.format(Locale.ROOT, "%.4g to %.4g: %,d", from, from + width, counts[bin]);
        Kind kind = from < -1e-12 ? NOT_ABOVE : ABOVE;
        Textures.fill(svg, kind, id, new double[] {x, foot - height, drawn, height}, said);
      }
    }
  }
}
