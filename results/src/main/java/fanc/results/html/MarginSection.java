package fanc.results.html;

import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.chart.RowChart.Distribution;
import fanc.results.chart.RowChart.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** How the margins of each network are spread. */
final class MarginSection {
  private MarginSection() {}

  static void write(Sheet sheet, List<Subject> subjects) {
    sheet.section("margins", "Margins");
    sheet.paragraph(
        "A margin is a proven lower bound. It tells how much room is left, and partly how it was"
            + " proven: a cheap proof stops at a smaller number than a costly one.");
    boolean regions =
        subjects.stream()
            .flatMap(s -> s.result().images().stream())
            .anyMatch(image -> image.margins() != null);
    sheet.html().open("div", "figures");
    figure(
        sheet,
        subjects,
        false,
        "Least margin of each image",
        "Left of the line at 0 nothing is proven; bars there are hatched.");
    if (regions) {
      figure(
          sheet,
          subjects,
          true,
          "Margin of each region",
          "All regions of all images that were kept; each row has a height of its own.");
    }
    sheet.html().close();
    if (!regions) {
      sheet.missing(
          "The margins of single regions are kept by --details:",
          "fanc verify … --details --out result.json");
    }
    sheet.endSection();
  }

  private static void figure(
      Sheet sheet, List<Subject> subjects, boolean regions, String title, String caption) {
    Table numbers = new Table(title).words("Network").numbers("Count", "Not above 0", "Not known");
    numbers.numbers("Least", "Lower quartile", "Median", "Upper quartile", "Greatest");
    List<Sample> samples = new ArrayList<>();
    for (Subject subject : subjects) {
      double[] values = values(subject, regions);
      double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
      long below = Arrays.stream(known).filter(v -> !(v > 0)).count();
      String what = regions ? "region" : "image";
      String remark = Figures.count(values.length, what, what + "s");
      int unknown = values.length - known.length;
      samples.add(
          new Sample(
              subject.name(),
              unknown == 0 ? remark : remark + ", " + Figures.count(unknown) + " not known",
              Numbers.of(known)));
      List<String> row = new ArrayList<>();
      row.add(subject.name());
      row.add(Figures.count(values.length));
      row.add(Figures.count(below));
      row.add(Figures.count(unknown));
      for (double percent : new double[] {0, 25, 50, 75, 100}) {
        row.add(Figures.margin(quantile(known, percent)));
      }
      numbers.row(row);
    }
    String name = regions ? "margins-of-regions" : "margins-of-images";
    sheet.figure(name, new Distribution(title, "margin", samples), caption, numbers);
  }

  private static double quantile(double[] values, double percent) {
    if (values.length == 0) {
      return Double.NaN;
    }
    return percent == 0
        ? Arrays.stream(values).min().orElseThrow()
        : new Percentile(percent).evaluate(values);
  }

  private static double[] values(Subject subject, boolean regions) {
    List<ImageResult> images = subject.result().images();
    if (!regions) {
      return images.stream().mapToDouble(ImageResult::worstMargin).toArray();
    }
    return images.stream()
        .filter(image -> image.margins() != null)
        .flatMapToDouble(image -> DoubleStream.of(image.margins().toArray()))
        .toArray();
  }
}
