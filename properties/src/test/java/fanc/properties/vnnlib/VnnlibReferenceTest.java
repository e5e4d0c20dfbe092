package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.HalfSpace;
import fanc.properties.PropertyFormatException;
import fanc.properties.ReferenceFolder;
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
          "test_mul_var_var.vnnlib", "line 4: a product of variables",
          "prop_6.vnnlib", "several input boxes");

  @Test
  void queriesInScopeLoadAndOthersAreRefusedByName() throws Exception {
    int loaded = 0;
    int refused = 0;
    for (Path file : queries()) {
      String expected = REFUSED.get(file.getFileName().toString());
      if (expected == null) {
        VnnlibQuery query = read(file);
        assertThat(query.region().dimension()).as(file.toString()).isPositive();
        loaded++;
      } else {
        assertThatThrownBy(() -> read(file))
            .isInstanceOf(PropertyFormatException.class)
            .hasMessageContaining(expected)
            .hasMessageStartingWith(file.toString());
        refused++;
      }
    }
    assertThat(loaded).isEqualTo(70);
    assertThat(refused).isEqualTo(4);
  }

  @Test
  void severalBoxesAndProductsAreUnsupportedNotMalformed() {
    for (String name :
        List.of(
            "vnncomp_nolicence/acasxu/prop_6.vnnlib", "marabou/vnnlib/test_mul_var_var.vnnlib")) {
      Path file = ReferenceFolder.file(name);
      assertThatThrownBy(() -> read(file)).isInstanceOf(UnsupportedPropertyException.class);
    }
  }

  @Test
  void unsafeConjunctionBecomesOneClauseInTheOrderOfTheFile() throws Exception {
    VnnlibQuery query = read(ReferenceFolder.file("vnncomp_nolicence/acasxu/prop_3.vnnlib"));
    assertThat(query.constraint().clauses())
        .containsExactly(
            List.of(
                HalfSpace.greater(5, 0, 1),
                HalfSpace.greater(5, 0, 2),
                HalfSpace.greater(5, 0, 3),
                HalfSpace.greater(5, 0, 4)));
  }

  @Test
  void unsafeDisjunctionBecomesOneClauseForEachConjunction() throws Exception {
    VnnlibQuery query = read(ReferenceFolder.file("vnncomp_nolicence/acasxu/prop_7.vnnlib"));
    assertThat(query.constraint().clauses()).extracting(List::size).containsExactly(3, 3);
    VnnlibQuery mnist = read(ReferenceFolder.file("vnncomp_nolicence/mnistfc/prop_0_0.03.vnnlib"));
    assertThat(mnist.region().dimension()).isEqualTo(784);
    assertThat(mnist.constraint().clauses()).hasSize(9).allMatch(clause -> clause.size() == 1);
  }

  @Test
  void inputWithEqualBoundsStaysAPoint() throws Exception {
    VnnlibQuery query = read(ReferenceFolder.file("vnncomp_nolicence/acasxu/prop_4.vnnlib"));
    assertThat(query.region().changes().size()).isEqualTo(4);
    assertThat(query.region().base().value(2)).isZero();
    assertThat(query.region().base().error(2)).isZero();
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
