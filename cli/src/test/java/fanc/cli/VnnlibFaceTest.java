package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.onnx.OnnxRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both versions of VNN-LIB on the command line, about y = (max(x_0 + x_1, 0), 0.5). */
class VnnlibFaceTest {
  private static final String FIRST =
      """
      (declare-const X_0 Real)(declare-const X_1 Real)
      (declare-const Y_0 Real)(declare-const Y_1 Real)
      (assert (<= 0.1 X_0 0.7))(assert (<= 0.1 X_1 0.3))
      (assert (>= Y_0 (+ Y_1 0.3)))
      """;
  private static final String SECOND =
      """
      (vnnlib-version <2.0>)
      (declare-network sum (declare-input In real [1,2]) (declare-output Out real [1,2]))
      (assert (and (>= In[0,0] 0.1) (<= In[0,0] 0.7) (>= In[0,1] 0.1) (<= In[0,1] 0.3)))
      (assert (>= Out[0,0] (+ Out[0,1] 0.3)))
      """;
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.network("sum.onnx", 2, 1, 0, new double[][] {{1, 0}, {0, 0}}, 0, .5);
  }

  private InProcess verify(String query, Object... more) throws IOException {
    return run("verify", query, "--network", workspace.file("sum.onnx"), more);
  }

  private InProcess run(String command, String query, Object name, Object value, Object... more)
      throws IOException {
    List<Object> all = new ArrayList<>(List.of(command, workspace.write("q.vnnlib", query)));
    all.addAll(List.of(name, value));
    all.addAll(List.of(more));
    return InProcess.run(all.toArray());
  }

  /** What a reader of either form finds: the numbers in their order. */
  private static List<BigDecimal> numbers(String line, String pattern) {
    List<BigDecimal> numbers = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    while (matcher.find()) {
      numbers.add(new BigDecimal(matcher.group(1)));
    }
    return numbers;
  }

  private void requireCounterexample(List<BigDecimal> values) throws OrtException {
    assertThat(values).hasSize(4);
    assertThat(values.get(0)).isBetween(TENTH, new BigDecimal("0.7"));
    assertThat(values.get(1)).isBetween(TENTH, new BigDecimal("0.3"));
    double[] input = {values.get(0).doubleValue(), values.get(1).doubleValue()};
    double[] output = OnnxRuntime.run(workspace.file("sum.onnx"), input);
    assertThat(output[0] - output[1]).isGreaterThan(0.3 - 1e-6);
    assertThat(values.get(2).doubleValue()).isBetween(output[0] - 1e-6, output[0] + 1e-6);
    assertThat(values.get(3)).isEqualByComparingTo("0.5");
  }

  @Test
  void witnessOfTheFirstVersionIsReadBackAndViolates() throws Exception {
    InProcess run = verify(FIRST);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .matches("sat\n\\(\\(X_0 \\S+\\)\n\\(X_1 \\S+\\)\n\\(Y_0 \\S+\\)\n\\(Y_1 \\S+\\)\\)\n");
    requireCounterexample(numbers(run.out(), "_\\d+ ([^)]+)\\)"));
  }

  @Test
  void witnessOfTheSecondVersionIsReadBackAndViolates() throws Exception {
    InProcess run = verify(SECOND, "--exit-style", "sat");
    assertThat(run.status()).isEqualTo(10);
    assertThat(run.out().lines().filter(line -> line.contains(" ")))
        .containsExactly("In real [1,2]", "Out real [1,2]");
    assertThat(run.out()).startsWith("sat\nIn real [1,2]\n0.");
    requireCounterexample(numbers(run.out(), "(?m)^(-?[0-9.eE-]+)$"));
  }

  @Test
  void theSameAnswersInBothVersions() throws IOException {
    for (String offset : List.of("0.3", "0.6", "0.9")) {
      InProcess one = verify(FIRST.replace("Y_1 0.3", "Y_1 " + offset));
      InProcess two = verify(SECOND.replace("Out[0,1] 0.3", "Out[0,1] " + offset));
      assertThat(two.out().lines().findFirst()).isEqualTo(one.out().lines().findFirst());
      assertThat(two.status()).isEqualTo(one.status());
    }
  }

  @Test
  void elementTypeFloat32AsksForAProofAboutFloat32() throws IOException {
    String single = SECOND.replace(" real ", " float32 ");
    InProcess unsat = verify(single.replace("Out[0,1] 0.3", "Out[0,1] 0.6"));
    assertThat(unsat.out()).isEqualTo("unsat\n");
    assertThat(unsat.err()).contains("float32: for any order of summation");
    assertThat(verify(single).out()).startsWith("sat\nIn float32 [1,2]\n");
    InProcess real = verify(single.replace("Out[0,1] 0.3", "Out[0,1] 0.6"), "--semantics", "real");
    assertThat(real.out()).isEqualTo("unsat\n");
    assertThat(real.err()).doesNotContain("float32: for");
    InProcess beside = verify(single.replace("Out[0,1] 0.3", "In[0,0] 0.1"));
    assertThat(beside.status()).isEqualTo(3);
    assertThat(beside.err()).contains("compares outputs with inputs", "--semantics real says so");
  }

  @ParameterizedTest
  @CsvSource({
    "sum=,sum,supported",
    "'',sum,supported",
    "mul=,sum,'the query declares a network sum, --network mul='",
    "'','sum (declare-input A real [1])',declares 2 inputs, the network has 1"
  })
  void fileHasToBeTheDeclaredNetwork(String prefix, String head, String said) throws IOException {
    String more = head.contains("A real") ? "(assert (and (>= A[0] 0) (<= A[0] 1)))" : "";
    String query = SECOND.replace("declare-network sum", "declare-network " + head) + more;
    String network = prefix + workspace.file("sum.onnx");
    InProcess run = run("supports", query, "--network", network);
    assertThat(run.out()).contains(said);
    assertThat(run.status()).isEqualTo(said.equals("supported") ? 0 : 3);
  }

  @Test
  void valuesAreThoseOfTheFileInItsOrder() throws IOException {
    Object file = workspace.file("sum.onnx");
    String named = SECOND.replace("In real [1,2]", "In real [2,1] \"x\"").replace("0,1]", "1,0]");
    String rows = named.replace("Out[1,0]", "Out[0,1]");
    assertThat(run("supports", rows, "--network", file).out()).isEqualTo("supported\n");
    assertThat(run("supports", rows.replace("\"x\"", "\"z\""), "--network", file).out())
        .contains("unsupported: ", "declares In real [2,1] as z, the network has x in its place");
    assertThat(
            run("supports", SECOND.replace("Out real [1,2]", "Out real [1,3]"), "--network", file)
                .out())
        .contains("declares Out real [1,3], the network's y has 2 elements");
  }

  @Test
  void supportIsSaidInOneLineAndAsARecord() throws IOException {
    workspace.write("product.vnnlib", FIRST + "(assert (<= (* X_0 Y_0) 1))");
    InProcess no = InProcess.run("supports", workspace.file("product.vnnlib"));
    assertThat(no.status()).isEqualTo(3);
    assertThat(no.out()).startsWith("unsupported: ").contains("line 5: a product of variables");
    assertThat(no.out().lines()).hasSize(1);

    Path record = workspace.file("supports.json");
    InProcess yes =
        run("supports", FIRST, "--network", workspace.file("sum.onnx"), "--out", record);
    assertThat(yes.status()).isEqualTo(0);
    assertThat(yes.out()).isEqualTo("supported\n");
    assertThat(new ObjectMapper().readTree(record.toFile()).path("supported").asBoolean()).isTrue();

    workspace.write("broken.vnnlib", FIRST + "(assert");
    InProcess broken = InProcess.run("supports", workspace.file("broken.vnnlib"));
    assertThat(broken.status()).isEqualTo(3);
    assertThat(broken.out()).isEqualTo("error\n");
    assertThat(broken.err()).contains("broken.vnnlib: line 5");
    assertThat(InProcess.run("supports", "--network", workspace.file("robust.onnx")).out())
        .isEqualTo("supported\n");
    InProcess other = run("supports", FIRST, "--network", workspace.file("robust.onnx"));
    assertThat(other.out()).contains("unsupported: ", "has 2 inputs, the network 64");
  }

  @Test
  void capabilitiesAreThoseOfTheStandard() {
    assertThat(InProcess.run("supports", "--vnnlib-versions").out()).isEqualTo("1.0\n2.0\n");
    assertThat(InProcess.run("supports", "--arithmetic-complexity-theories").out())
        .isEqualTo("LIN\n");
    assertThat(InProcess.run("supports", "--onnx-operators").out().lines())
        .contains("Conv", "Gemm", "Relu");
    assertThat(InProcess.run("supports").status()).isEqualTo(3);
    assertThat(InProcess.run("supports", "--vnnlib-versions", "--onnx-operators").status())
        .isEqualTo(3);
  }

  @Test
  void timeBeforeTheRunCountsForAQuery() throws IOException {
    String query = FIRST.replace("Y_1 0.3", "Y_1 0.6");
    Path file = workspace.write("q.vnnlib", query);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    RunClock clock = new RunClock(System.nanoTime() - 60_000_000_000L, false);
    String network = workspace.file("sum.onnx").toString();
    String[] line = {"verify", file.toString(), "--network", network, "--timeout", ""};

    line[5] = "50";
    int late = new Program(new Terminal(stream, stream, false), clock).run(line);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("timed-out\n");
    assertThat(late).isEqualTo(2);

    out.reset();
    line[5] = "1000";
    new Program(new Terminal(stream, stream, false), clock).run(line);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("unsat\n");
  }
}
