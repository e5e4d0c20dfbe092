package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fanc.results.html.DiversitySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a comparison: its means, its file, its schema. */
class DiversityResultTest {
  @TempDir private Path folder;

  @Test
  void meanAndExtremesAreOverDefinedPairsOfDifferentMembers() {
    double none = Double.NaN;
    PairMatrix matrix = PairMatrix.of(new double[][] {{9, 1, none}, {2, 9, 6}, {none, none, 9}});
    assertThat(matrix.mean()).isCloseTo(3, within(1e-12));
    assertThat(matrix.least()).isEqualTo(1);
    assertThat(matrix.greatest()).isEqualTo(6);
    assertThat(matrix.defined()).isEqualTo(3);
    PairMatrix empty = PairMatrix.of(new double[][] {{1, none}, {none, 1}});
    assertThat(empty.mean()).isNaN();
    assertThat(empty.defined()).isZero();
  }

  @Test
  void matricesOfAnotherNumberOfMembersAreRefused() {
    assertThatThrownBy(() -> PairMatrix.of(new double[][] {{1, 2}}))
        .isInstanceOf(IllegalArgumentException.class);
    DiversityResult three = DiversitySamples.result("c.onnx");
    PairMatrix two = PairMatrix.of(new double[2][2]);
    assertThatThrownBy(
            () ->
                new DiversityResult(
                    three.tool(),
                    three.command(),
                    three.images(),
                    three.members(),
                    three.disagreement(),
                    two,
                    three.errorCorrelation(),
                    three.saliencyCorrelation(),
                    three.layers()))
        .hasMessage("a matrix of 2 for 3 members");
  }

  @Test
  void recordFitsItsSchemaAndReadsBack() throws IOException {
    DiversityResult result = DiversitySamples.result("c.onnx");
    String json = ResultFile.toJson(result);
    assertThat(faults(json)).isEmpty();
    assertThat(faults(json.replace("\"errors\"", "\"faults\""))).isNotEmpty();
    assertThat(json).contains("null");
    Path file = folder.resolve("diversity.json");
    ResultFile.write(file, json);
    assertThat(ResultFile.read(file, DiversityResult.SCHEMA, DiversityResult.class))
        .isEqualTo(result);
  }

  private static Set<ValidationMessage> faults(String json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Path schemas = Path.of(System.getProperty("fanc.root"), "results/schema");
    JsonNode rules = mapper.readTree(Files.readString(schemas.resolve(DiversityResult.SCHEMA)));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(rules)
        .validate(mapper.readTree(json));
  }
}
