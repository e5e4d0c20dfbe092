package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of VNN-LIB about y = (max(x_0 + x_1, 0), 0.5), whose answers are known by hand. */
class QueryTest {
  private static final String HEAD =
      "(declare-const X_0 Real)(declare-const X_1 Real)"
          + "(declare-const Y_0 Real)(declare-const Y_1 Real)\n";
  private static final String SQUARE = "(assert (<= 0 X_0 1))(assert (<= 0 X_1 1))\n";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.network("sum.onnx", 2, 1, 0, new double[][] {{1, 0}, {0, 0}}, 0, .5);
  }

  private InProcess answer(String assertions, Object... more) throws IOException {
    return run(assertions, "verify", workspace.file("q.vnnlib"), more);
  }

  private InProcess report(String assertions, Object... more) throws IOException {
    Object[] all = new Object[more.length + 2];
    all[0] = "--property";
    all[1] = workspace.file("q.vnnlib");
    System.arraycopy(more, 0, all, 2, more.length);
    return run(assertions, "verify", "--quiet", all);
  }

  private InProcess run(String assertions, Object first, Object second, Object... more)
      throws IOException {
    workspace.write("q.vnnlib", HEAD + assertions);
    Object[] all = new Object[more.length + 4];
    all[0] = first;
    all[1] = second;
    all[2] = "--network";
    all[3] = workspace.file("sum.onnx");
    System.arraycopy(more, 0, all, 4, more.length);
    return InProcess.run(all);
  }

  private static BigDecimal value(InProcess sat, String variable) {
    Matcher matcher = Pattern.compile("\\(" + variable + " ([^)]+)\\)").matcher(sat.out());
    assertThat(matcher.find()).as(sat.out()).isTrue();
    return new BigDecimal(matcher.group(1));
  }

  @Test
  void theQueryAsUnderstoodIsSaidBesideTheAnswer() throws IOException {
    InProcess run = answer(SQUARE + "(assert (and (<= Y_0 Y_1) (>= Y_0 3)))");
    assertThat(run.out()).isEqualTo("unsat\n");
    assertThat(run.err())
        .contains("query: 2 inputs, 2 outputs")
        .contains(
            "claim: for every X in a box of 2 intervals (widths 1.000 to 1.000):"
                + " not (Y_0 <= Y_1 and Y_0 >= 3)")
        .contains("HOLDS (unsat) if every claim is true");
  }

  @Test
  void reportEndsWithTheVerdictOnTheWholeQuery() throws IOException {
    assertThat(report(SQUARE + "(assert (>= Y_0 3))").out())
        .contains("claim: for every X", "1 verified")
        .endsWith("HOLDS (unsat)\n");
    assertThat(report(SQUARE + "(assert (>= Y_0 1))").out()).endsWith("VIOLATED (sat)\n");
  }

  @Test
  void partOfAQueryNeverHolds() throws IOException {
    String two = "(assert (or (and (>= Y_0 3) (<= X_0 0.5)) (and (>= Y_0 1) (>= X_0 0.5))))";
    InProcess part = report(SQUARE + two, "--images", "0");
    assertThat(part.status()).isEqualTo(0);
    assertThat(part.out())
        .contains("no verdict on the whole query")
        .doesNotContain("unsat)\nHOLDS");
    assertThat(report(SQUARE + two, "--images", "1").out()).endsWith("VIOLATED (sat)\n");
    InProcess face = answer(SQUARE + two, "--images", "0");
    assertThat(face.status()).isEqualTo(3);
    assertThat(face.err()).contains("an answer is about all of a query");
  }

  @Test
  void casesAreCombinedToOneVerdict() throws IOException {
    String two = "(assert (or (and (>= Y_0 3) (<= X_0 0.5)) (and (>= Y_0 Y_1) (= X_0 1))))";
    InProcess run = answer(SQUARE + two);
    assertThat(run.out()).startsWith("sat\n");
    assertThat(value(run, "X_0")).isEqualByComparingTo("1");
    assertThat(report(SQUARE + two).out())
        .contains("case 0", "case 1", "1 verified, 1 violated")
        .endsWith("VIOLATED (sat)\n");
    assertThat(answer(SQUARE + two.replace("Y_1", "2.5")).out()).isEqualTo("unsat\n");
  }

  @Test
  void boundaryOfAStrictInequalityIsNoCounterexample() throws IOException {
    String zero = "(assert (= X_0 0))(assert (= X_1 0))";
    assertThat(answer(zero + "(assert (<= Y_0 0))").out()).isNotEqualTo("unsat\n");
    assertThat(answer(zero + "(assert (< Y_0 0))").out()).doesNotContain("sat\n(");
    assertThat(answer(zero + "(assert (> Y_1 0.5))").out()).doesNotContain("sat\n(");
    assertThat(answer(zero + "(assert (>= Y_1 0.5))").out()).isNotEqualTo("unsat\n");
  }

  @Test
  void endOfAStrictBoundIsNoWitness() throws IOException {
    String open = "(assert (and (<= 0 X_0) (< X_0 1)))(assert (= X_1 0))";
    InProcess sat = answer(open + "(assert (>= Y_0 0.99))");
    assertThat(sat.out()).startsWith("sat\n");
    assertThat(value(sat, "X_0"))
        .isBetween(new BigDecimal("0.98"), new BigDecimal("0.99999999999"));
    assertThat(answer(open + "(assert (>= Y_0 1))").out()).doesNotContain("sat\n(");
  }

  @Test
  void witnessSatisfiesInequalitiesOfSeveralInputs() throws IOException {
    String triangle = SQUARE + "(assert (<= (+ X_0 X_1) 0.3))";
    InProcess sat = answer(triangle + "(assert (>= Y_0 0.2))");
    assertThat(sat.out()).startsWith("sat\n");
    assertThat(value(sat, "X_0").add(value(sat, "X_1")))
        .isBetween(new BigDecimal("0.19"), new BigDecimal("0.3"));
    assertThat(answer(triangle + "(assert (>= Y_0 0.4))").out())
        .as("the box around the triangle is too coarse, and its corners are no members")
        .isEqualTo("unknown\n");
    assertThat(answer(triangle + "(assert (>= Y_0 0.7))").out()).isEqualTo("unsat\n");
  }

  @Test
  void outputsMayBeComparedWithInputs() throws IOException {
    assertThat(answer(SQUARE + "(assert (>= Y_0 (+ X_0 X_1 0.1)))").out()).isEqualTo("unsat\n");
    InProcess sat = answer(SQUARE + "(assert (>= Y_0 (+ X_0 0.5)))");
    assertThat(sat.out()).startsWith("sat\n").contains("(Y_1 0.5)").doesNotContain("Y_2");
    assertThat(value(sat, "X_1")).isGreaterThanOrEqualTo(new BigDecimal("0.5"));
  }

  @Test
  void contradictionHoldsAndSaysSo() throws IOException {
    InProcess run = answer(SQUARE + "(assert (and (> X_0 1) (<= Y_0 0)))");
    assertThat(run.out()).isEqualTo("unsat\n");
    assertThat(run.err()).contains("note: the query contradicts itself");
  }

  @Test
  void inputsAloneAreViolatedByAnyOfThem() throws IOException {
    assertThat(answer(SQUARE).out()).startsWith("sat\n((X_0 ");
  }

  @Test
  void queryOfAnotherNetworkIsRefused() throws IOException {
    InProcess run = answer("(declare-const Y_2 Real)" + SQUARE + "(assert (<= Y_2 X_0))");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("error\n");
    assertThat(run.err()).contains("the property has 3 outputs, the network 2");
  }
}
