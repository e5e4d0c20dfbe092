package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.PropertyFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class VnnlibFileTest {
  private static final String HEAD =
      "(declare-const X_0 Real)\n(declare-const Y_0 Real)(declare-const Y_1 Real)\n";
  private static final String BOX = "(assert (>= X_0 -1))(assert (<= X_0 1e0))\n";

  @Test
  void decimalBoundsAreEnclosedOutward() throws Exception {
    InputRegion region =
        read(HEAD + "(assert (<= 0.1 X_0))(assert (>= 0.7 X_0))(assert (<= Y_0 Y_1))")
            .cases()
            .get(0)
            .family()
            .region(0);
    double lower = region.changes().lower(0);
    double upper = region.changes().upper(0);
    assertThat(new BigDecimal(lower)).isLessThanOrEqualTo(new BigDecimal("0.1"));
    assertThat(new BigDecimal(Math.nextUp(lower))).isGreaterThan(new BigDecimal("0.1"));
    assertThat(new BigDecimal(upper)).isGreaterThanOrEqualTo(new BigDecimal("0.7"));
    assertThat(new BigDecimal(Math.nextDown(upper))).isLessThan(new BigDecimal("0.7"));
  }

  @Test
  void equalBoundsAreAFixedPointWithItsError() throws Exception {
    InputRegion region =
        read(HEAD + "(assert (and (<= X_0 0.1) (>= X_0 0.10)))(assert (<= Y_0 Y_1))")
            .cases()
            .get(0)
            .family()
            .region(0);
    assertThat(region.changes().size()).isZero();
    assertThat(region.base().value(0)).isEqualTo(0.1);
    assertThat(region.base().error(0)).isPositive().isLessThan(Math.ulp(0.1));
  }

  @Test
  void unsafeOutputsAreNegated() throws Exception {
    OutputConstraint constraint =
        constraint("(assert (or (<= Y_0 0.5) (and (>= Y_1 0.5) (>= Y_0 Y_1))))");
    assertThat(constraint)
        .isEqualTo(
            new OutputConstraint(
                new OutputFormula.All(
                    List.of(
                        new HalfSpace(new double[] {1, 0}, 0.5),
                        new OutputFormula.Any(
                            List.of(
                                new HalfSpace(new double[] {0, -1}, -0.5),
                                HalfSpace.greater(2, 1, 0)))))));
  }

  @Test
  void boundaryOfAStrictInequalityIsSafe() throws Exception {
    HalfSpace strict = constraint("(assert (< Y_0 0.5))").halfSpaces().get(0);
    assertThat(strict.closed()).isTrue();
    assertThat(constraint("(assert (<= Y_0 0.5))").halfSpaces().get(0).closed()).isFalse();
    assertThat(constraint("(assert (not (<= Y_0 0.5)))").halfSpaces().get(0).closed()).isTrue();
  }

  @Test
  void numbersThatAreNoDoublesAreSaidToBeRounded() throws Exception {
    HalfSpace half = constraint("(assert (<= (* 0.1 Y_0) (/ 1 3)))").halfSpaces().get(0);
    assertThat(half.normal(0)).isEqualTo(0.1);
    assertThat(half.offset()).isEqualTo(1.0 / 3);
    assertThat(half.roundings()).isPositive();
    assertThat(constraint("(assert (<= (* 3 Y_0) 0.25))").halfSpaces().get(0).roundings()).isZero();
  }

  @Test
  void assertionsAreJoinedByAndAndStayAsNestedAsWritten() throws Exception {
    OutputConstraint constraint =
        constraint("(assert (<= Y_0 1))(assert (or (<= Y_1 2) (<= Y_1 Y_0)))");
    assertThat(constraint.formula())
        .isEqualTo(
            new OutputFormula.Any(
                List.of(
                    new HalfSpace(new double[] {1, 0}, 1),
                    new OutputFormula.All(
                        List.of(
                            new HalfSpace(new double[] {0, 1}, 2), HalfSpace.greater(2, 1, 0))))));
  }

  @Test
  void thirtyPairsOfAlternativesAreNotMultipliedOut() throws Exception {
    String pairs = "(assert (or (<= Y_0 1) (<= Y_1 2)))".repeat(30);
    assertThat(constraint(pairs).halfSpaces()).hasSize(60);
  }

  @Test
  void linearTermsAreCollected() throws Exception {
    HalfSpace half =
        constraint("(assert (<= (+ (* 2 Y_0) (- Y_1) 1) (- Y_0 0.5)))").halfSpaces().get(0);
    assertThat(half).isEqualTo(new HalfSpace(new double[] {1, -1}, -1.5));
  }

  @Test
  void theTightestOfSeveralBoundsCounts() throws Exception {
    InputRegion region =
        read(HEAD + BOX + "(assert (<= X_0 0.5))(assert (<= (* -2 X_0) 1))(assert (<= Y_0 1))")
            .cases()
            .get(0)
            .family()
            .region(0);
    assertThat(region.changes().lower(0)).isEqualTo(-0.5);
    assertThat(region.changes().upper(0)).isEqualTo(0.5);
  }

  @Test
  void packedFilesAreUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((HEAD + BOX + "(assert (<= Y_0 1))").getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    assertThat(
            VnnlibFile.parse(Path.of("q.vnnlib.gz"), bytes)
                .cases()
                .get(0)
                .family()
                .base()
                .dimension())
        .isEqualTo(1);
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    assertThatThrownBy(() -> VnnlibFile.parse(Path.of("q.vnnlib.gz"), cut))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageStartingWith("q.vnnlib.gz: broken gzip file");
  }

  @Test
  void deepNestingIsRefusedAndNotAnOverflow() {
    assertThatThrownBy(() -> read("(".repeat(100_000)))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("nested more than 64 deep");
  }

  private static OutputConstraint constraint(String assertions) throws Exception {
    return read(HEAD + BOX + assertions).cases().get(0).constraint();
  }

  private static VnnlibQuery read(String text) throws PropertyFormatException, IOException {
    return VnnlibFile.parse(Path.of("query.vnnlib"), text.getBytes(StandardCharsets.UTF_8));
  }
}
