package fanc.results.html;

import fanc.results.Numbers;
import fanc.results.Rung;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Shares;
import fanc.results.chart.RowChart.Stacked;
import fanc.results.chart.RowChart.Texture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What settled the regions: the steps of the ladder, cheap ones first. */
final class RungSection {
  private static final List<Rung> RUNGS = List.of(Rung.values());
  private static final List<Texture> TEXTURES = List.of(Texture.values());

  private RungSection() {}

  /**
   * A bar.
   *
   * @param name of its row
   * @param regions all of them
   * @param settled how many each rung settled
   */
  record Settled(String name, BigInteger regions, Map<Rung, BigInteger> settled) {}

  static void write(Sheet sheet, List<Subject> subjects) {
    sheet.section("rungs", "What settled the regions");
    sheet.paragraph(
        "A run tries cheap proofs first. Ball and drift use the parent's proof and no more than the"
            + " distance of the two networks; group and join bound many regions at once; scratch"
            + " goes region by region.");
    List<Settled> bars = new ArrayList<>();
    for (Subject subject : subjects) {
      Map<Rung, BigInteger> sums = new EnumMap<>(Rung.class);
      subject
          .result()
          .images()
          .forEach(
              image ->
                  image
                      .rungs()
                      .forEach((rung, s) -> sums.merge(rung, s.regions(), BigInteger::add)));
      bars.add(new Settled(subject.name(), subject.result().summary().regionsTotal(), sums));
    }
    sheet.html().open("div", "figures");
    figure(sheet, "rungs", "Regions settled by each step", bars);
    sheet.html().close();
    sheet.endSection();
  }

  static void figure(Sheet sheet, String file, String title, List<Settled> bars) {
    List<Kind> kinds = new ArrayList<>();
    for (int k = 0; k < RUNGS.size(); k++) {
      kinds.add(new Kind(RUNGS.get(k).toString(), "rung-" + k, TEXTURES.get(k)));
    }
    kinds.add(new Kind("not proven", "violated", Texture.CROSSED));
    List<Integer> used = new ArrayList<>();
    List<double[]> amounts = bars.stream().map(RungSection::amounts).toList();
    for (int k = 0; k < kinds.size(); k++) {
      int kind = k;
      if (amounts.stream().anyMatch(row -> row[kind] > 0)) {
        used.add(k);
      }
    }
    Table table = new Table(title).words("Network").numbers("Regions");
    used.forEach(k -> table.numbers(kinds.get(k).name()));
    List<Shares> shares = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Settled bar = bars.get(i);
      double[] row = amounts.get(i);
      double[] shown = used.stream().mapToDouble(k -> row[k]).toArray();
      String remark = Figures.count(bar.regions()) + " regions";
      shares.add(new Shares(bar.name(), remark, Numbers.of(shown)));
      List<String> cells = new ArrayList<>(List.of(bar.name(), Figures.count(bar.regions())));
      used.forEach(k -> cells.add(Figures.count((long) row[k])));
      table.row(cells);
    }
    List<Kind> shown = used.stream().map(kinds::get).toList();
    sheet.figure(
        file, new Stacked(title, shown, shares), "The cheapest step is on the left.", table);
  }

  private static double[] amounts(Settled bar) {
    double[] amounts = new double[RUNGS.size() + 1];
    BigInteger open = bar.regions();
    for (int k = 0; k < RUNGS.size(); k++) {
      BigInteger regions = bar.settled().getOrDefault(RUNGS.get(k), BigInteger.ZERO);
      amounts[k] = regions.doubleValue();
      open = open.subtract(regions);
    }
    amounts[RUNGS.size()] = Math.max(0, open.doubleValue());
    return amounts;
  }
}
