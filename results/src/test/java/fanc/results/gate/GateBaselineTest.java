package fanc.results.gate;

import static fanc.results.gate.GateSamples.baseline;
import static fanc.results.gate.GateSamples.child;
import static fanc.results.gate.GateSamples.unknown;
import static fanc.results.gate.GateSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.results.ResultFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBaselineTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void readsBackAsWrittenAndFitsItsSchema() throws IOException {
    GateBaseline written =
        baseline(child(verified(4, 0.1), verified(2, Double.NaN), unknown(0))).get();
    assertThat(read(written.toJson())).isEqualTo(written);
    assertThat(written.accepted().get(0).images())
        .extracting(GateBaseline.Image::index)
        .containsExactly(0, 2, 4);
    Path schemas = Path.of(System.getProperty("fanc.root"), "results/schema");
    JsonNode rules = PLAIN.readTree(Files.readString(schemas.resolve(GateBaseline.SCHEMA)));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(rules)
                .validate(PLAIN.readTree(written.toJson())))
        .isEmpty();
  }

  @Test
  void damagedBaselineIsRefused() {
    String good = baseline(child(verified(0, 0.5), verified(1, 0.5))).get().toJson();
    for (String bad :
        List.of(
            good.substring(0, good.length() / 2),
            good.replace("\"index\" : 1", "\"index\" : 0"),
            good.replace("\"verified\"", "\"unsat\""),
            good.replace(GateSamples.SHA, "0"),
            good.replace("\"images\"", "\"image\""),
            good.replace("gate-baseline-1", "gate-baseline-2"))) {
      assertThatThrownBy(() -> read(bad))
          .isInstanceOf(ResultFormatException.class)
          .hasMessageContaining("baseline.json: ");
    }
  }

  @Test
  void changeIsSaid() {
    GateBaseline before = baseline(child(verified(0, 1), verified(1, 1))).get();
    assertThat(BaselineChange.between(Optional.of(before), before)).isEmpty();
    assertThat(BaselineChange.between(Optional.empty(), before))
        .containsExactly("children/int8.onnx, patch2x2: new, 2 of 2 verified");
    GateBaseline after = baseline(child(verified(0, 2), unknown(1))).get();
    assertThat(BaselineChange.between(Optional.of(before), after))
        .containsExactly(
            "children/int8.onnx, patch2x2: verified 2 to 1, no longer verified: image 1");
    assertThat(BaselineChange.between(Optional.of(before), new GateBaseline("0", List.of())))
        .containsExactly("children/int8.onnx, patch2x2: removed");
  }

  private GateBaseline read(String text) throws IOException {
    Path file = folder.resolve("baseline.json");
    Files.writeString(file, text);
    return GateBaseline.read(file);
  }
}
