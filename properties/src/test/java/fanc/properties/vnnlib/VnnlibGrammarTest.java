package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.UnsupportedPropertyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts of the standard's grammar that have to load, and others that have to be refused by line.
 */
class VnnlibGrammarTest {
  private static final String HEAD =
      "(declare-const X_0 Real)\n(declare-const Y_0 Real)(declare-const Y_1 Real)\n";
  private static final String BOX = "(assert (>= X_0 -1))(assert (<= X_0 1e0))\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(assert (<= Y_0 -0.0))",
        "(assert (<= Y_0 1e-05))",
        "(assert (<= Y_0 +1E5))",
        "(assert (<= Y_0 (- 5)))",
        "(assert (<= Y_0 (/ 1 3)))",
        "(assert (<= (/ Y_0 (- 3)) 5.))",
        "(assert (<= Y_0 .5))",
        "(assert (= Y_0 Y_1))",
        "(assert (<= 0 Y_0 Y_1 1))",
        "(assert (< Y_0 Y_1)) ; a comment (with brackets",
        "(assert (or (and (<= Y_0 1) (or (<= Y_1 2) (and (> Y_0 Y_1) (< Y_1 3))))))",
        "(assert (and (and (and (<= Y_0 1)))))",
        "(assert (not (or (<= Y_0 1) (<= Y_1 1))))",
        "(assert (=> (<= Y_0 1) (<= Y_1 1)))",
        "(assert (and (<= Y_0 1) true))",
        "(assert (<= (+ Y_0 (* 2 (- Y_1 3)) (* Y_0 (- 1))) (* 3 (* 2 Y_1) 0.5)))",
        "(assert (<= (* 0 X_0) Y_0))",
        "(assert (<= Y_0 X_0))",
        "\t(assert\r\n  (<=\r\n Y_0\t1))\r\n",
        "(set-logic QF_LRA)(set-info :source |x|)(assert (<= Y_0 1))(check-sat)(exit)",
        "(declare-fun Y_2 () Real)(assert (<= Y_2 1))"
      })
  void textsOfTheGrammarLoad(String text) {
    assertThatCode(() -> read(HEAD + BOX + text)).doesNotThrowAnyException();
    assertThatCode(() -> read("\uFEFF" + HEAD + BOX + text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(assert (<= Y_0 1))|line 1: X_0 has no lower bound",
        "(assert (<= X_0 1))(assert (<= Y_0 1))|line 1: X_0 has no lower bound",
        "(assert (>= X_0 1))(assert (<= Y_0 1))|line 1: X_0 has no upper bound",
        "(assert (or (and (<= 0 X_0 1) (<= Y_0 1)) (<= Y_0 0)))|line 1: X_0 has no lower bound",
        "BOX(assert (<= Y_2 1))|line 4: Y_2 is neither a number nor a variable declared before",
        "BOX(assert (<= Z 1))|line 4: Z is neither",
        "BOX(assert (<= true 1))|line 4: true is neither",
        "BOX(assert (xor (<= Y_0 1) (<= Y_1 1)))|line 4: operator \"xor\" is not known",
        "BOX(assert (ite (<= Y_0 1) (<= Y_1 1) true))|line 4: operator \"ite\" is not known",
        "BOX(assert (let ((a 1)) (<= Y_0 a)))|line 4: operator \"let\" is not known",
        "BOX(assert (distinct Y_0 1))|line 4: operator \"distinct\" is not known",
        "BOX(assert ((<= Y_0 1)))|line 4: operator \"\" is not known",
        "BOX(assert (<= Y_0))|line 4: <= needs two sides, not 1",
        "BOX(assert (not (<= Y_0 1) (<= Y_1 1)))|line 4: not needs one formula, not 2",
        "BOX(assert (=> (<= Y_0 1)))|line 4: => needs a condition and a consequence",
        "BOX(assert (<= Y_0 1.2.3))|line 4: \"1.2.3\" is not a decimal number",
        "BOX(assert (<= Y_0 0x10))|line 4: \"0x10\" is not a decimal number",
        "BOX(assert (<= Y_0 1e200))|line 4: the magnitude of 1E+200 is not between",
        "BOX(assert (<= (* 1e-80 X_0) 1e20))|line 4: the magnitude of 1.00000000000000000000E+100 is",
        "BOX(assert (<= Y_0 (/ 1 0)))|line 4: division by zero",
        "BOX(assert (<= Y_0 (/ 1 2 3)))|line 4: / needs two operands, not 3",
        "BOX(assert (<= Y_0 (^ 2 3)))|line 4: (^ ...) is no term",
        "BOX(assert (<= Y_0 ()))|line 4: () is no term",
        "BOX(assert (<= Y_0 (+)))|line 4: (+) is no term",
        "BOX(assert Y_0)|line 4: \"Y_0\", expected an inequality",
        "BOX(assert (or))|line 4: (or) without inequalities",
        "BOX(assert (and))|line 4: (and) without inequalities",
        "BOX(assert)|line 4: assert needs one formula",
        "BOX(assert (<= Y_0 1) (<= Y_1 1))|line 4: assert needs one formula",
        "BOX(push)|line 4: command \"push\" is not known",
        "BOX(define-fun f () Real 1)|line 4: command \"define-fun\" is not known",
        "BOX()|line 4: command \"\" is not known",
        "BOX(check-sat)(assert (<= Y_0 1))|line 4: an assertion after the question",
        "BOX(declare-const X_0 Real)|line 4: X_0 is declared a second time, first in line 1",
        "BOX(declare-const X_1 Int)|line 4: X_1 Int, expected",
        "BOX(declare-const X_01 Real)|line 4: X_01 Real, expected",
        "BOX(declare-const X_1)|line 4: expected (declare-const X_0 Real)",
        "BOX(declare-fun X_1 (Real) Real)|line 4: expected (declare-fun X_0 () Real)",
        "BOX(declare-fun X_1 Real)|line 4: expected (declare-fun X_0 () Real)",
        "BOX(declare-const X_2 Real)(assert (<= Y_0 1))|X_1 is not declared",
        "BOX(assert (<= Y_0 1)|line 4: this bracket is never closed",
        "BOX)|line 4: a closing bracket without an opening one",
        "BOX assert|line 4: \"assert\" outside of brackets"
      })
  void malformedTextsAreRefusedByLine(String text, String message) {
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
        "(assert (<= (* X_0 Y_0) 1))|a product of variables",
        "(assert (<= (/ 1 Y_0) 1))|a division by a variable"
      })
  void wellFormedTextsOutOfScopeAreUnsupported(String text, String message) {
    assertThatThrownBy(() -> read(HEAD + BOX + text))
        .isInstanceOf(UnsupportedPropertyException.class)
        .hasMessageStartingWith("query.vnnlib: line 4: ")
        .hasMessageContaining(message);
  }

  @Test
  void everyTextCutShortIsRefusedOrLoads() {
    String text = HEAD + BOX + "(assert (or (and (<= Y_0 (/ 1 3)) (> X_0 -0.5)) (= Y_0 Y_1)))";
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      try {
        read(cut);
      } catch (PropertyFormatException e) {
        assertThat(e).hasMessageStartingWith("query.vnnlib: ").hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void tooManyBoxesAreRefusedAndNotMultipliedOut() {
    String halves = "(assert (or (<= X_0 0.25) (>= X_0 0.5)))".repeat(60);
    assertThatThrownBy(() -> read(HEAD + BOX + halves))
        .isInstanceOf(UnsupportedPropertyException.class)
        .hasMessageContaining("more than 250,000 input boxes; split the query");
  }

  @Test
  void thousandsOfBoxesEachWithItsOutputsAreCasesOfOneQuery() throws Exception {
    StringBuilder text = new StringBuilder(HEAD).append("(assert (or\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("(and (>= X_0 ").append(i).append(") (<= X_0 ").append(i + 1);
      text.append(") (<= Y_0 0.").append(i).append("))\n");
    }
    VnnlibQuery query = read(text.append("))").toString());
    assertThat(query.cases()).hasSize(20_000);
    VnnlibCase some = query.cases().get(12_345);
    assertThat(some.family().changes(0).lower(0)).isEqualTo(12_345);
    assertThat(some.constraint().halfSpaces().get(0).offset()).isEqualTo(0.12345);
    assertThat(query.statement()).contains("  and 19,996 more such claims");
  }

  @Test
  void boxesThatRepeatTheSameOutputsAreOneFamily() throws Exception {
    VnnlibQuery query =
        read(
            HEAD
                + "(assert (or (and (<= 0 X_0 1) (<= Y_0 Y_1)) (and (<= 2 X_0 3) (<= Y_0 Y_1))"
                + " (and (<= 5 X_0 4) (<= Y_0 Y_1)) (and (= X_0 0.1) (<= Y_0 Y_1))))");
    assertThat(query.cases()).hasSize(1);
    RegionFamily boxes = query.cases().get(0).family();
    assertThat(boxes.size()).as("the third is empty").isEqualTo(3);
    assertThat(boxes.changes(1).lower(0)).isEqualTo(2);
    assertThat(boxes.changes(2).lower(0)).as("next to the decimal").isEqualTo(Math.nextDown(0.1));
    assertThat(boxes.changes(2).upper(0)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(assert (and (>= X_0 2) (<= Y_0 1)))",
        "(assert (and (> X_0 1) (<= Y_0 1)))",
        "(assert (<= 1 0))",
        "(assert (and (<= Y_0 1) false))"
      })
  void contradictionsHoldAndSaySo(String text) throws Exception {
    VnnlibQuery query = read(HEAD + BOX + text);
    assertThat(query.note()).hasValueSatisfying(n -> assertThat(n).contains("contradicts itself"));
    assertThat(query.cases()).hasSize(1);
    assertThat(query.cases().get(0).constraint().margin(new double[] {1})).isPositive();
  }

  @Test
  void inputsWithoutAnythingAboutOutputsAreAlwaysUnsafe() throws Exception {
    VnnlibQuery query = read(HEAD + BOX);
    assertThat(query.cases().get(0).constraint().halfSpaces().get(0).isConstant()).isTrue();
    assertThat(query.cases().get(0).constraint().halfSpaces().get(0).offset()).isPositive();
    assertThat(query.statement().get(1)).contains("any output violates it");
  }

  @Test
  void jointBoundsNarrowTheBox() throws Exception {
    VnnlibQuery query =
        read(
            "(declare-const X_1 Real)"
                + HEAD
                + BOX
                + "(assert (<= X_1 (+ X_0 0.5)))(assert (>= X_1 (* 2 X_0)))(assert (<= Y_0 1))");
    RegionFamily box = query.cases().get(0).family();
    assertThat(box.changes(0).lower(1)).isBetween(-2.000001, -2.0);
    assertThat(box.changes(0).upper(1)).isBetween(1.0, 1.5000001);
    assertThat(box.claimed(0)).isPresent();
  }

  @Test
  void inputsComparedWithOutputsStandBesideThem() throws Exception {
    VnnlibQuery query = read(HEAD + BOX + "(assert (<= Y_0 (- X_0 0.5)))");
    assertThat(query.inputsAtOutput()).containsExactly(0);
    assertThat(query.outputs()).isEqualTo(2);
    assertThat(query.cases().get(0).constraint().dimension()).isEqualTo(3);
    assertThat(query.cases().get(0).constraint().halfSpaces().get(0).normal(2)).isEqualTo(-1);
  }

  private static VnnlibQuery read(String text) throws PropertyFormatException {
    return VnnlibFile.parse(Path.of("query.vnnlib"), text.getBytes(StandardCharsets.UTF_8));
  }
}
