package fanc.results.gate;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatePolicyTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final String SMALL =
      "{'$schema': 'gate-1.json', 'children': 'c.onnx', 'properties': ['p.json']}";

  @TempDir Path folder;

  @Test
  void shortestPolicyAsksForEverything() throws IOException {
    GatePolicy policy = read(SMALL);
    assertThat(policy.children()).containsExactly("c.onnx");
    Thresholds thresholds = policy.thresholds(policy.properties().get(0));
    assertThat(thresholds.images()).isEmpty();
    assertThat(thresholds.regression())
        .as("there is nothing to compare with")
        .isEqualTo(Regression.ALLOWED);
    assertFitsSchema(SMALL, true);
  }

  @Test
  void propertyMayAskForOtherThingsThanTheRest() throws IOException {
    String text =
        "{'$schema': 'gate-1.json', 'name': 'n', 'children': ['a/*.onnx', 'b'], 'baseline': 'b.json',"
            + " 'properties': ['p.json', {'property': 'q.json', 'minimumVerified': 3,"
            + " 'regression': 'allowed'}], 'minimumVerified': '90%', 'maximumMarginDrop': '12.5%',"
            + " 'minimumVerifiedRegions': 18446744073709551616, 'failOn': 'regression',"
            + " 'parent': 'p.onnx', 'store': 's', 'method': 'deepz', 'threads': 2,"
            + " 'timeoutSeconds': 1.5}";
    GatePolicy policy = read(text);
    Thresholds first = policy.thresholds(policy.properties().get(0));
    Thresholds second = policy.thresholds(policy.properties().get(1));
    assertThat(first.images()).isEqualTo(Optional.of(Minimum.of("90%")));
    assertThat(second.images()).isEqualTo(Optional.of(Minimum.of(3)));
    assertThat(first.regression()).isEqualTo(Regression.NONE);
    assertThat(second.regression()).isEqualTo(Regression.ALLOWED);
    assertThat(second.drop()).contains(MarginDrop.of("12.5%"));
    assertThat(second.regions().get()).hasToString("18446744073709551616");
    assertThat(policy.failOn()).isEqualTo(Strictness.REGRESSION);
    assertThat(policy.timeoutSeconds()).isEqualTo(1.5);
    assertFitsSchema(text, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'properties': ['p.json']|'propertys': ['p.json']|'properties'",
        "'children'|'chidren'|'children'",
        "['p.json']|[{'property': 'p.json', 'minimumVerifed': 3}]|'minimumVerified'",
      })
  void unknownKeyIsNamedWithTheClosest(String good, String bad, String closest) throws IOException {
    String text = SMALL.replace(good, bad);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("closest known one is " + closest);
    assertFitsSchema(text, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'minimumVerified': 0.9",
        "'minimumVerified': '101%'",
        "'minimumVerified': -1",
        "'minimumVerified': 'most'",
        "'maximumMarginDrop': 20",
        "'maximumMarginDrop': '20'",
        "'regression': 'some'",
        "'failOn': 'error'",
        "'threads': 0",
        "'timeoutSeconds': 0",
        "'regression': 'none'",
        "'failOn': 'regression'",
      })
  void whatMeansNothingIsRefused(String more) {
    String key = more.substring(1, more.indexOf('\'', 1));
    assertThatThrownBy(() -> read(SMALL.replace("}", ", " + more + "}")))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining("gate.json: ")
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{'$schema': 'gate-2.json'}", "{'$schema': 'gate-1.json'}"})
  void whatIsNoPolicyIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ResultFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "90%, 9, 10, true",
    "90%, 89, 100, false",
    "33.333333333%, 1, 3, true",
    "33.4%, 1, 3, false",
    "0%, 0, 5, true",
    "0%, 0, 0, false",
    "100%, 9007199254740992, 9007199254740993, false"
  })
  void sharesAreExact(String least, String verified, String total, boolean met) {
    assertThat(
            Minimum.of(least)
                .isMetBy(new java.math.BigInteger(verified), new java.math.BigInteger(total)))
        .isEqualTo(met);
  }

  private GatePolicy read(String text) throws IOException {
    Path file = folder.resolve("gate.json");
    Files.writeString(file, text.replace('\'', '"'));
    return GatePolicy.read(file);
  }

  private static void assertFitsSchema(String text, boolean fits) throws IOException {
    Path schemas = Path.of(System.getProperty("fanc.root"), "results/schema");
    JsonNode rules = PLAIN.readTree(Files.readString(schemas.resolve(GatePolicy.SCHEMA)));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(rules)
                .validate(PLAIN.readTree(text.replace('\'', '"'))))
        .matches(errors -> errors.isEmpty() == fits);
  }
}
