package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.UnsupportedPropertyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VNN-LIB 2.0: what it says like 1.0, and what is refused by line. */
class TensorQueryTest {
  private static final String HEAD =
      "(vnnlib-version <2.0>)\n(declare-network net (declare-input X real [1,2])"
          + " (declare-output Y real [2]))\n";
  private static final String BOX =
      "(assert (>= X[0,0] -1))(assert (<= X[0,0] 1.0))(assert (== X[0,1] 0.25))\n";

  @Test
  void elementsAreCountedRowByRowThroughAllInputs() throws Exception {
    VnnlibQuery query =
        read(
            "(declare-network net (declare-input Left Real [2,3]) (declare-input r Real [])\n"
                + "(declare-output out_1 Real [1,2,2] \"the output\"))"
                + box("Left[0,0]", 0)
                + box("Left[0,1]", 1)
                + box("Left[0,2]", 2)
                + box("Left[1,0]", 3)
                + box("Left[1,1]", 4)
                + box("Left[1,2]", 5)
                + box("r", 6)
                + "(assert (<= out_1[0,1,0] (* 2 out_1[0,0,1])))");

    RegionFamily box = query.cases().get(0).family();
    for (int i = 0; i < 7; i++) {
      assertThat(box.changes(0).lower(i)).isEqualTo(i);
    }
    assertThat(query.outputs()).isEqualTo(4);
    assertThat(query.cases().get(0).constraint().halfSpaces().get(0).normal(2)).isEqualTo(1);
    assertThat(query.cases().get(0).constraint().halfSpaces().get(0).normal(1)).isEqualTo(-2);
    QueryInterface declared = query.declared().orElseThrow();
    assertThat(declared.network()).isEqualTo("net");
    assertThat(declared.inputs().get(0).shape()).isEqualTo(List.of(2, 3));
    assertThat(declared.inputs().get(1).dimensions()).isEqualTo("[]");
    assertThat(declared.output().onnxName()).isEqualTo(Optional.of("the output"));
    assertThat(query.statement())
        .contains(
            "names: X_i counts through Left Real [2,3], r Real [], Y_j through out_1 Real"
                + " [1,2,2], row by row");
  }

  private static String box(String element, int from) {
    return "(assert (and (>= " + element + " " + from + ") (<= " + element + " " + from + ".5)))\n";
  }

  /** The same random formulas in both versions are the same claims. */
  @Test
  void bothVersionsOfAQueryAreTheSameClaims() throws Exception {
    Random random = new Random(71);
    RandomQueries queries = new RandomQueries(random);
    for (int run = 0; run < 400; run++) {
      String first = queries.text();
      String second =
          HEAD
              + first
                  .replaceAll("\\(declare-const .* Real\\)\n", "")
                  .replaceAll("X_(\\d)", "X[0,$1]")
                  .replaceAll("Y_(\\d)", "Y [ $1 ]");
      VnnlibQuery one = read(first);
      VnnlibQuery two = read(second);
      assertThat(two.inputsAtOutput()).isEqualTo(one.inputsAtOutput());
      assertThat(two.cases()).hasSameSizeAs(one.cases());
      for (int c = 0; c < one.cases().size(); c++) {
        RegionFamily boxes = one.cases().get(c).family();
        assertThat(two.cases().get(c).family().size()).isEqualTo(boxes.size());
        for (int k = 0; k < boxes.size(); k++) {
          assertThat(ends(two.cases().get(c).family(), k)).isEqualTo(ends(boxes, k));
        }
        double[] outputs = random.doubles(2 + one.inputsAtOutput().size(), -1, 1).toArray();
        assertThat(margin(two.cases().get(c).constraint(), outputs))
            .isEqualTo(margin(one.cases().get(c).constraint(), outputs));
      }
    }
  }

  private static List<Double> ends(RegionFamily family, int k) {
    List<Double> ends = new ArrayList<>();
    for (double fixed : family.base().toArray()) {
      ends.add(fixed);
    }
    for (int i = 0; i < family.changes(k).size(); i++) {
      ends.add(family.changes(k).lower(i));
      ends.add(family.changes(k).upper(i));
    }
    return ends;
  }

  /** The margin of outputs, and of the inputs beside them. */
  private static double margin(OutputConstraint constraint, double... outputs) {
    List<HalfSpace> halves = constraint.halfSpaces();
    double[] margins = new double[halves.size()];
    for (int h = 0; h < margins.length; h++) {
      margins[h] = -halves.get(h).offset();
      for (int i = 0; i < outputs.length; i++) {
        margins[h] += halves.get(h).normal(i) * outputs[i];
      }
    }
    return constraint.margin(margins);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(assert (<= Y[0] Y[1]))",
        "(assert (!= Y[0] Y[1]))",
        "(assert(== Y[0] (- 5)))",
        "(assert (<= (- Y[0] 1 2 3) (+ X[0,0] (* 2 0.5 Y[1]) -1.5e-3)))",
        "(assert (or (and (< Y[0] 1) (> Y[1] 2)) (>= Y [1] 3)))",
        "(assert (= X[ 0 , 1 ] Y[ 0]))"
      })
  void formulasOfTheGrammarLoad(String text) throws Exception {
    assertThat(read(HEAD + BOX + text).cases()).isNotEmpty();
    assertThat(read((HEAD + BOX + text).replace(" real ", " float32 ")).declared().orElseThrow())
        .satisfies(declared -> assertThat(declared.meansFloat32()).isTrue());
  }

  @Test
  void aDifferenceIsEitherSide() throws Exception {
    VnnlibQuery query = read(HEAD + BOX + "(assert (!= Y[0] Y[1]))");
    assertThat(margin(query.cases().get(0).constraint(), 1, 2)).isNotPositive();
    assertThat(margin(query.cases().get(0).constraint(), 2, 1)).isNotPositive();
    assertThat(margin(query.cases().get(0).constraint(), 1, 1)).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEAD BOX (assert (<= (* X[0,0] Y[0]) 1))|line 4: a product of variables is not linear",
        "HEAD (declare-network g (declare-input A real [1])(declare-output B real [1]))|line 3:"
            + " declare-network: several networks",
        "(declare-network g (isomorphic-to f) (declare-input A real [1]))|line 1: isomorphic-to:",
        "(declare-network g (equal-to f) (declare-input A real [1]))|line 1: equal-to: several",
        "(declare-network g (declare-input A real [1]) (declare-hidden H real [1] \"h\"))|line 1:"
            + " declare-hidden: hidden values are not built",
        "(declare-network g (declare-input A real [1]) (declare-output B real [1]) (declare-output"
            + " C real [1]))|line 1: declare-output: several outputs",
        "(declare-network g (declare-input A float64 [1]) (declare-output B real [1]))|line 1:"
            + " element type float64",
        "(declare-network g (declare-input A float32 [1]) (declare-output B real [1]))|line 1:"
            + " element types real and float32",
        "(declare-network g (declare-input A real [9999,9999]) (declare-output B real [1]))|line 1:"
            + " g has more than 16777216 inputs",
        "(vnnlib-version <3.0>)|line 1: vnnlib-version <3.0> is not built, expected <2.0>"
      })
  void wellFormedTextsOutOfScopeAreUnsupportedByName(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("HEAD ", HEAD).replace("BOX ", BOX)))
        .isInstanceOf(UnsupportedPropertyException.class)
        .hasMessageStartingWith("query.vnnlib: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEAD (assert (<= Y[0] 1))|line 2: X[0,0] has no lower bound",
        "HEAD BOX (assert (<= Y[2] 1))|line 4: Y[2] lies outside of Y real [2]",
        "HEAD BOX (assert (<= Y[0,0] 1))|line 4: Y[0,0]: expected 1 index into Y real [2]",
        "HEAD BOX (assert (<= Y 1))|line 4: Y: expected 1 index",
        "HEAD BOX (assert (<= Y[-1] 1))|line 4: Y[-1]: expected 1 index",
        "HEAD BOX (assert (<= Y[0 1] 1))|line 4: Y[0 1]: indices are parted by commas",
        "HEAD BOX (assert (<= Y[0 1))|line 4: Y[0 1: indices are parted by commas",
        "HEAD BOX (assert (<= 1 Y[0))|line 4: \"Y[0\": this square bracket is never closed",
        "HEAD BOX (assert (<= Z[0] 1))|line 4: Z[0] is neither a number nor an element",
        "HEAD BOX (assert (<= Y_0 1))|line 4: Y_0 is neither a number nor an element",
        "HEAD BOX (assert (xor (<= Y[0] 1)))|line 4: operator \"xor\" is not known, expected <= >= <"
            + " > == != and or",
        "HEAD (declare-const X_0 Real)|line 3: declare-const is VNN-LIB 1.0",
        "HEAD (check-sat)|line 3: command \"check-sat\" is not known",
        "(vnnlib-version <2.0>)|no network, expected (declare-network ...)",
        "(vnnlib-version 2)|line 1: expected (vnnlib-version <2.0>)",
        "(assert true)(vnnlib-version <2.0>)|line 1: an assertion before the network",
        "(declare-network)|line 1: expected (declare-network NAME",
        "(declare-network 1f)|line 1: \"1f\" is no name",
        "(declare-network f (declare-output Y real [1]))|line 1: f has no declare-input",
        "(declare-network f (declare-input X real 5))|line 1: expected (declare-input NAME TYPE",
        "(declare-network f (declare-input X real [1 5]))|line 1: real[1 5]: indices are parted",
        "(declare-network f (declare-input X real [0]))|line 1: X [0] has no elements",
        "(declare-network f (declare-input X int [1]))|line 1: element type \"int\" is not known",
        "(declare-network f (declare-input X real [1]) (declare-output X real [1]))|line 1: X is"
            + " declared a second time",
        "(declare-network f (declare-input X real [1] \"a))|line 1: a text in quotes that never ends",
        "(declare-network f (declare-input X real [4096,4096]) (declare-output Y real [1]))"
            + "(assert (<= Y[0] 1))|fewer words than the 16777216 inputs"
      })
  void malformedTextsAreRefusedByLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("HEAD ", HEAD).replace("BOX ", BOX)))
        .isInstanceOf(PropertyFormatException.class)
        .isNotInstanceOf(UnsupportedPropertyException.class)
        .hasMessageStartingWith("query.vnnlib: ")
        .hasMessageContaining(message);
  }

  @Test
  void everyTextCutShortIsRefusedOrLoads() {
    String text = HEAD + BOX + "(assert (or (and (<= Y[0] 3) (> X[0, 0] -0.5)) (!= Y[0] Y[1])))";
    for (int end = 0; end < text.length(); end++) {
      try {
        read(text.substring(0, end));
      } catch (PropertyFormatException e) {
        assertThat(e).hasMessageStartingWith("query.vnnlib: ").hasMessageNotContaining("\n");
      }
    }
  }

  private static VnnlibQuery read(String text) throws PropertyFormatException {
    return VnnlibFile.parse(Path.of("query.vnnlib"), text.getBytes(StandardCharsets.UTF_8));
  }
}
