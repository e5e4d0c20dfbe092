package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  @Test
  void fileNameStandsForAPathWhereNoOtherHasTheSame() {
    ShortNames names =
        ShortNames.of(List.of("../a/x.onnx", "../a/x.onnx", "b/y.json", "c/y.json", "d/z.v2.json"));
    assertThat(names.of("../a/x.onnx")).isEqualTo("x");
    assertThat(names.of("b/y.json")).isEqualTo("b/y.json");
    assertThat(names.of("c/y.json")).isEqualTo("c/y.json");
    assertThat(names.of("d/z.v2.json")).isEqualTo("z.v2");
    assertThat(names.of("unknown.json")).isEqualTo("unknown.json");
  }
}
