package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VnnlibFileTest {
  private static final String HEAD =
      "(declare-const X_0 Real)\n(declare-const Y_0 Real)(declare-const Y_1 Real)\n";
  private static final String BOX = "(assert (>= X_0 -1))(assert (<= X_0 1e0))\n";

  @Test
  void decimalBoundsAreEnclosedOutward() throws Exception {
    InputRegion region =
        read(HEAD + "(assert (<= 0.1 X_0))(assert (>= 0.7 X_0))(assert (<= Y_0 Y_1))").region();
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
        read(HEAD + "(assert (and (<= X_0 0.1) (>= X_0 0.10)))(assert (<= Y_0 Y_1))").region();
    assertThat(region.changes().size()).isZero();
    assertThat(region.base().value(0)).isEqualTo(0.1);
    assertThat(region.base().error(0)).isPositive().isLessThan(Math.ulp(0.1));
  }

  @Test
  void unsafeOutputsAreNegatedWithTheRightHandSideRoundedUp() throws Exception {
    List<List<HalfSpace>> clauses =
        read(HEAD + BOX + "(assert (or (<= Y_0 0.1) (and (>= Y_1 0.1) (>= Y_0 Y_1))))")
            .constraint()
            .clauses();
    assertThat(clauses).hasSize(2);
    HalfSpace first = clauses.get(0).get(0);
    assertThat(first.normal(0)).isEqualTo(1);
    assertThat(new BigDecimal(first.offset())).isGreaterThanOrEqualTo(new BigDecimal("0.1"));
    HalfSpace second = clauses.get(1).get(0);
    assertThat(second.normal(1)).isEqualTo(-1);
    assertThat(new BigDecimal(second.offset())).isGreaterThanOrEqualTo(new BigDecimal("-0.1"));
    assertThat(clauses.get(1).get(1)).isEqualTo(HalfSpace.greater(2, 1, 0));
  }

  @Test
  void assertionsAreJoinedByAnd() throws Exception {
    List<List<HalfSpace>> clauses =
        read(HEAD + BOX + "(assert (<= Y_0 1))(assert (or (<= Y_1 2) (<= Y_1 Y_0)))")
            .constraint()
            .clauses();
    HalfSpace common = new HalfSpace(new double[] {1, 0}, 1);
    assertThat(clauses)
        .containsExactly(
            List.of(common, new HalfSpace(new double[] {0, 1}, 2)),
            List.of(common, HalfSpace.greater(2, 1, 0)));
  }

  @Test
  void linearTermsAreCollected() throws Exception {
    HalfSpace half =
        read(HEAD + BOX + "(assert (<= (+ (* 2 Y_0) (- Y_1) 1) (- Y_0 0.5)))")
            .constraint()
            .halfSpaces()
            .get(0);
    assertThat(half).isEqualTo(new HalfSpace(new double[] {1, -1}, -1.5));
  }

  @Test
  void theTightestOfSeveralBoundsCounts() throws Exception {
    InputRegion region =
        read(HEAD + BOX + "(assert (<= X_0 0.5))(assert (<= (* -2 X_0) 1))(assert (<= Y_0 1))")
            .region();
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
    assertThat(VnnlibFile.parse(Path.of("q.vnnlib.gz"), bytes).region().dimension()).isEqualTo(1);
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    assertThatThrownBy(() -> VnnlibFile.parse(Path.of("q.vnnlib.gz"), cut))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageStartingWith("q.vnnlib.gz: broken gzip file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(assert (<= Y_0 1))|line 1: X_0 has no lower bound",
        "(assert (<= X_0 1))(assert (<= Y_0 1))|line 1: X_0 has no lower bound",
        "BOX(assert (>= X_0 2))(assert (<= Y_0 1))|line 4: contradictory bounds 2 <= X_0 <= 1",
        "BOX|no assertion speaks of an output",
        "BOX(assert (<= Y_2 1))|line 4: Y_2 is neither a number nor a variable declared before",
        "BOX(assert (<= Z 1))|line 4: Z is neither",
        "BOX(assert (< Y_0 1))|line 4: operator \"<\" is not known",
        "BOX(assert (not (<= Y_0 1)))|line 4: operator \"not\" is not known",
        "BOX(assert (<= Y_0 1 2))|line 4: <= needs two sides",
        "BOX(assert (<= Y_0 1.2.3))|line 4: \"1.2.3\" is not a decimal number",
        "BOX(assert (<= Y_0 (/ 1 2)))|line 4: (/ ...) is no term",
        "BOX(assert Y_0)|line 4: \"Y_0\", expected an inequality",
        "BOX(assert (or))|line 4: (or) without inequalities",
        "BOX(assert)|line 4: assert needs one formula",
        "BOX(assert (<= 1 0))|line 4: this can never hold",
        "BOX(check-sat)|line 4: command \"check-sat\" is not known",
        "BOX(declare-const X_0 Real)|line 4: X_0 is declared a second time, first in line 1",
        "BOX(declare-const X_1 Int)|line 4: X_1 Int, expected",
        "BOX(declare-const X_2 Real)(assert (<= Y_0 1))|X_1 is not declared",
        "BOX(assert (<= Y_0 1)|line 4: this bracket is never closed",
        "BOX)|line 4: a closing bracket without an opening one",
        "BOX assert|line 4: \"assert\" outside of brackets"
      })
  void malformedQueriesAreRefusedByLine(String text, String message) {
    assertThatThrownBy(() -> read(HEAD + text.replace("BOX", BOX)))
        .isInstanceOf(PropertyFormatException.class)
        .isNotInstanceOf(UnsupportedPropertyException.class)
        .hasMessageStartingWith("query.vnnlib: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(assert (or (and (<= X_0 1) (<= Y_0 1)) (and (<= X_0 2) (<= Y_0 1))))|several input boxes",
        "(assert (<= X_0 Y_0))|an inequality of several variables",
        "(assert (<= (* X_0 Y_0) 1))|a product of variables",
        "(assert (<= (* 0.1 Y_0) 1))|the coefficient 0.1 is no double"
      })
  void wellFormedQueriesOutOfScopeAreUnsupported(String text, String message) {
    assertThatThrownBy(() -> read(HEAD + BOX + text))
        .isInstanceOf(UnsupportedPropertyException.class)
        .hasMessageStartingWith("query.vnnlib: line 4: ")
        .hasMessageContaining(message);
  }

  @Test
  void deepNestingIsRefusedAndNotAnOverflow() {
    assertThatThrownBy(() -> read("(".repeat(100_000)))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("nested more than 64 deep");
  }

  private static VnnlibQuery read(String text) throws PropertyFormatException, IOException {
    return VnnlibFile.parse(Path.of("query.vnnlib"), text.getBytes(StandardCharsets.UTF_8));
  }
}
