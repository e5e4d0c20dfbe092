package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.PropertyFormatException;
import fanc.properties.ReferenceFolder;
import fanc.properties.RegionFamily;
import fanc.properties.UnsupportedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queries that nobody here wrote: those in scope load, the others are refused by a clear line. */
class VnnlibReferenceTest {
  /** The files out of scope and what their refusal says. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "test_command_not_implemented.vnnlib", "line 3: command \"declare-sore\" is not known",
          "test_assert_operator_not_implemented.vnnlib", "line 4: operator \"xor\" is not known",
          "test_mul_var_var.vnnlib", "line 4: a product of variables");

  @Test
  void queriesInScopeLoadAndOthersAreRefusedByName() throws Exception {
    int loaded = 0;
    int refused = 0;
    for (Path file : queries()) {
      String expected = REFUSED.get(file.getFileName().toString());
      if (expected == null) {
        VnnlibQuery query = read(file);
        assertThat(query.cases().get(0).family().base().dimension())
            .as(file.toString())
            .isPositive();
        loaded++;
      } else {
        assertThatThrownBy(() -> read(file))
            .isInstanceOf(PropertyFormatException.class)
            .hasMessageContaining(expected)
            .hasMessageStartingWith(file.toString());
        refused++;
      }
    }
    assertThat(loaded).isEqualTo(71);
    assertThat(refused).isEqualTo(3);
  }

  @Test
  void productOfVariablesIsUnsupportedNotMalformed() {
    Path file = ReferenceFolder.file("marabou/vnnlib/test_mul_var_var.vnnlib");
    assertThatThrownBy(() -> read(file)).isInstanceOf(UnsupportedPropertyException.class);
  }

  @Test
  void twoBoxesWithOneStatementAboutOutputsAreOneFamily() throws Exception {
    VnnlibQuery query = read(ReferenceFolder.file("vnncomp_nolicence/acasxu/prop_6.vnnlib"));
    assertThat(query.cases()).hasSize(1);
    RegionFamily boxes = query.cases().get(0).family();
    assertThat(boxes.size()).isEqualTo(2);
    assertThat(boxes.changes(0).lower(1)).isPositive();
    assertThat(boxes.changes(1).upper(1)).isNegative();
    assertThat(query.statement().get(1)).contains("the first of 2 boxes of 5 intervals");
  }

  @Test
  void unsafeConjunctionBecomesAlternativesInTheOrderOfTheFile() throws Exception {
    assertThat(constraint("acasxu/prop_3.vnnlib").formula())
        .isEqualTo(
            new OutputFormula.Any(
                List.of(
                    HalfSpace.greater(5, 0, 1),
                    HalfSpace.greater(5, 0, 2),
                    HalfSpace.greater(5, 0, 3),
                    HalfSpace.greater(5, 0, 4))));
  }

  @Test
  void unsafeDisjunctionBecomesOneClauseForEachConjunction() throws Exception {
    OutputFormula.All acas = (OutputFormula.All) constraint("acasxu/prop_7.vnnlib").formula();
    assertThat(acas.parts())
        .hasSize(2)
        .allSatisfy(part -> assertThat(((OutputFormula.Any) part).parts()).hasSize(3));
    OutputFormula.All mnist =
        (OutputFormula.All) constraint("mnistfc/prop_0_0.03.vnnlib").formula();
    assertThat(mnist.parts()).hasSize(9).hasOnlyElementsOfType(HalfSpace.class);
  }

  @Test
  void inputWithEqualBoundsStaysAPoint() throws Exception {
    InputRegion region =
        read(ReferenceFolder.file("vnncomp_nolicence/acasxu/prop_4.vnnlib"))
            .cases()
            .get(0)
            .family()
            .region(0);
    assertThat(region.changes().size()).isEqualTo(4);
    assertThat(region.base().value(2)).isZero();
    assertThat(region.base().error(2)).isZero();
  }

  private static OutputConstraint constraint(String name) throws Exception {
    return read(ReferenceFolder.file("vnncomp_nolicence/" + name)).cases().get(0).constraint();
  }

  private static VnnlibQuery read(Path file) throws IOException, PropertyFormatException {
    return VnnlibFile.parse(file, Files.readAllBytes(file));
  }

  private static List<Path> queries() throws IOException {
    try (Stream<Path> files = Files.walk(ReferenceFolder.file("."))) {
      return files.filter(f -> f.toString().matches(".*\\.vnnlib(\\.gz)?")).sorted().toList();
    }
  }
}
