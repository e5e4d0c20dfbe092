package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Path SCHEMAS = Path.of(System.getProperty("fanc.root"), "results/schema");
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @Test
  void everyRecordFitsItsPublishedSchema() throws IOException {
    assertThat(check(VerificationResult.SCHEMA, ResultFile.toJson(Samples.result()))).isEmpty();
    assertThat(check(BoundsResult.SCHEMA, ResultFile.toJson(Samples.bounds()))).isEmpty();
    assertThat(check(Comparison.SCHEMA, ResultFile.toJson(Samples.comparison()))).isEmpty();
  }

  @Test
  void schemaRefusesAnUnknownKeyAndAnUnknownVerdict() throws IOException {
    String good = ResultFile.toJson(Samples.result());
    ObjectNode more = (ObjectNode) PLAIN.readTree(good);
    more.put("extra", 1);
    assertThat(check(VerificationResult.SCHEMA, more.toString())).isNotEmpty();
    String unsat = good.replace("\"verified\",", "\"unsat\",");
    assertThat(check(VerificationResult.SCHEMA, unsat)).isNotEmpty();
  }

  private static Set<ValidationMessage> check(String schema, String json) throws IOException {
    JsonNode rules = PLAIN.readTree(Files.readString(SCHEMAS.resolve(schema)));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(rules)
        .validate(PLAIN.readTree(json));
  }
}
