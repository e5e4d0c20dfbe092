package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void geometricMeanIsTheCubeRootOfTheProduct() {
    assertThat(Samples.comparison().geometricMeanSpeedup())
        .isCloseTo(Math.cbrt(4.0 * 1.0 * 2.25), within(1e-12));
  }

  @Test
  void proofTimeCountsOnceInTheSpeedupOfAllChildren() {
    assertThat(Samples.comparison().speedupWithProof()).isEqualTo(13.0 / (4.0 + 7.5));
  }

  @Test
  void hitRateIsAShareOfVerifiedRegionsOnly() {
    List<ComparisonRow> rows = Samples.comparison().rows();
    assertThat(rows.get(0).hitRate()).isEqualTo(7200.0 / 7281);
    assertThat(rows.get(2).hitRate()).isNaN();
    assertThat(rows.get(1).survivalRate()).isEqualTo(0.75);
    assertThat(rows.get(2).survivalRate()).isNaN();
  }

  @Test
  void tableAlignsWordsLeftAndNumbersRight() {
    assertThat(ComparisonTable.of(Samples.comparison()).toText().lines())
        .containsExactly(
            "child      images  regions  verified  scratch [s]  transfer [s]  speed-up  hit rate"
                + "  templates valid",
            "-".repeat(100),
            "float16        10     7290      7281         4.00          1.00     4.00x     0.989"
                + "            16/16",
            "int8           10     7290      7280         4.50          4.50     1.00x     0.824"
                + "            12/16",
            "prune50|x      10     7290         0         4.50          2.00     2.25x         -"
                + "              0/0");
  }

  @Test
  void withoutTemplatesTheShareThatTheParentSettledIsShown() {
    Comparison c = Samples.comparison();
    List<ComparisonRow> rows =
        List.of(new ComparisonRow("int8", 10, 7290, 7280, 7280, 7207, 4.5, 1.5, 0, 0));
    Comparison records =
        new Comparison(
            c.tool(),
            c.parent(),
            c.property(),
            "auto",
            "deepz",
            1,
            "java",
            c.machine(),
            c.secondsProve(),
            rows);
    assertThat(ComparisonTable.of(records).toText())
        .contains("settled by transfer", "99.0 %")
        .doesNotContain("hit rate", "templates");
  }

  @Test
  void markdownEscapesBars() {
    assertThat(ComparisonTable.toMarkdown("Demo", Samples.comparison()))
        .startsWith("# Demo\n\n")
        .contains("| --- | ---: | ---: |")
        .contains("| prune50\\|x | 10 | 7290 | 0 |")
        .contains("Geometric mean of the speed-ups 2.08x")
        .endsWith("together, 1.13x.\n");
  }
}
