package fanc.results.html;

import fanc.results.DiversityMember;
import fanc.results.DiversityResult;
import fanc.results.LayerSimilarity;
import fanc.results.PairMatrix;
import fanc.results.chart.RowChart.Dot;
import fanc.results.chart.RowChart.Dots;
import fanc.results.chart.RowChart.Dotted;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a page about diversity: who the members are, and how their answers differ. */
final class DiversitySections {
  private DiversitySections() {}

  static void members(Sheet sheet, DiversityResult result, List<String> names) {
    sheet.section("members", "Members");
    sheet
        .html()
        .element(
            "p",
            "lead",
            names.size()
                + " networks on "
                + Figures.count(result.images().count(), "image", "images")
                + ": two of them differ on "
                + Figures.percent(result.disagreement().mean())
                + " of the images, and their errors have the correlation "
                + HeatMap.text(result.errorCorrelation().mean())
                + ".");
    Table table = new Table("Members of the ensemble").words("Member").words("Network");
    table.numbers("Accuracy", "Errors").words("SHA-256");
    for (int i = 0; i < names.size(); i++) {
      DiversityMember member = result.members().get(i);
      table.row(
          (i + 1) + " " + names.get(i),
          member.network().path(),
          Figures.percent(member.accuracy()),
          Figures.count(member.errors()),
          Figures.hash(member.network().sha256()));
    }
    table.write(sheet.html());
    sheet.endSection();
  }

  static void answers(Sheet sheet, DiversityResult result, List<String> names) {
    sheet.section("answers", "How their answers differ");
    sheet.paragraph(
        "Colours go from the least to the greatest number of two different members; n/a is a number"
            + " that is not defined. A low correlation of errors is what an ensemble lives on: its"
            + " members can mend each other's mistakes.");
    sheet.html().open("div", "figures");
    matrix(
        sheet, "Disagreement: share of images whose classes differ", result.disagreement(), names);
    matrix(
        sheet,
        "Correlation of errors: the phi coefficient of who errs on which image; n/a for a member"
            + " that errs never or always",
        result.errorCorrelation(),
        names);
    matrix(
        sheet,
        "Kullback-Leibler divergence of the row's probabilities from the column's, in nats, mean"
            + " over images",
        result.divergence(),
        names);
    sheet.html().close();
    sheet.endSection();
  }

  private static void matrix(Sheet sheet, String caption, PairMatrix matrix, List<String> names) {
    sheet.html().open("div");
    HeatMap.write(sheet.html(), caption, names, matrix);
    sheet.html().element("p", "note", means(matrix)).close();
  }

  static String means(PairMatrix matrix) {
    return "Mean over pairs "
        + HeatMap.text(matrix.mean())
        + ", least "
        + HeatMap.text(matrix.least())
        + ", greatest "
        + HeatMap.text(matrix.greatest())
        + ".";
  }

  static void features(Sheet sheet, DiversityResult result, List<String> names) {
    sheet.section("features", "How alike their features are");
    if (result.layers().isEmpty()) {
      sheet.missing("The members have no layer with an activation.", "");
      sheet.endSection();
      return;
    }
    sheet.paragraph(
        "Linear centred kernel alignment of what a layer makes of the same "
            + Figures.count(result.images().probed(), "image", "images")
            + ": 1 where the features of two members are the same but for a rotation and a scale,"
            + " near 0 where they have nothing in common. It comes out too high where a layer has"
            + " more neurons than there are images.");
    chart(sheet, result.layers());
    for (LayerSimilarity layer : result.layers()) {
      sheet.html().open("details").element("summary", "All pairs of layer " + layer.name());
      HeatMap.write(sheet.html(), "Linear CKA of layer " + layer.name(), names, layer.cka());
      sheet.html().close();
    }
    sheet.endSection();
  }

  private static void chart(Sheet sheet, List<LayerSimilarity> layers) {
    String title = "Alignment by layer, over pairs";
    Table table = new Table(title).words("Layer").words("Shape");
    table.numbers("Mean", "Least", "Greatest", "Pairs");
    List<Dotted> lines = new ArrayList<>();
    for (LayerSimilarity layer : layers) {
      PairMatrix cka = layer.cka();
      String mean = HeatMap.text(cka.mean());
      String least = HeatMap.text(cka.least());
      String greatest = HeatMap.text(cka.greatest());
      String pairs = Figures.count(cka.defined() / 2);
      table.row(layer.name(), shape(layer), mean, least, greatest, pairs);
      List<Dot> dots = new ArrayList<>();
      add(dots, cka.least(), 0, "least ");
      add(dots, cka.mean(), 1, "mean ");
      add(dots, cka.greatest(), 2, "greatest ");
      lines.add(new Dotted(layer.name(), least + " to " + greatest + ", mean " + mean, dots));
    }
    List<String> legend = List.of("least", "mean", "greatest");
    sheet.html().open("div", "figures");
    Dots chart = new Dots(title, "linear CKA", false, Double.NaN, legend, lines);
    sheet.figure("cka", chart, "Layers from the input to the output.", table);
    sheet.html().close();
  }

  private static void add(List<Dot> dots, double value, int look, String name) {
    if (Double.isFinite(value)) {
      dots.add(new Dot(value, look, name + HeatMap.text(value)));
    }
  }

  static String shape(LayerSimilarity layer) {
    return String.join(" x ", layer.shape().stream().map(String::valueOf).toList());
  }
}
