package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fanc bounds} writes, on a network whose bounds follow by hand. */
class BoundsCommandTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    // y0 - y1 = k0 + 0.5 - k0 = 0.5, and k0 carries the error 2/3 * 1/2 + 1/3 = 2/3 of two relus.
    workspace.network(
        "cancels.onnx", Workspace.PIXELS, 1, -2, new double[][] {{1, 1}, {0, 0}}, .5, 0);
  }

  private JsonNode bounds(String... more) throws IOException {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "bounds",
                "--network",
                workspace.file("cancels.onnx"),
                "--property",
                workspace.file("patch.json"),
                "--image",
                0,
                "--region",
                "3,3"));
    arguments.addAll(Arrays.asList(more));
    InProcess run = InProcess.run(arguments.toArray());
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void rawMarginsAreThoseOfTheElementAtTheOutput() throws IOException {
    JsonNode raw = bounds("--symbols", "folded", "--no-intervals");
    assertThat(raw.path("margins").path(0).isNull()).isTrue();
    assertThat(raw.path("margins").path(1).asDouble()).isCloseTo(.5 - 4 / 3., within(1e-9));
    assertThat(raw.path("margin").asDouble()).isCloseTo(.5 - 4 / 3., within(1e-9));
  }

  @Test
  void sharedErrorsCancelWhereVerificationFormsTheMargins() throws IOException {
    for (JsonNode tight : List.of(bounds("--symbols", "folded"), bounds("--no-intervals"))) {
      assertThat(tight.path("margin").asDouble()).isCloseTo(.5, within(1e-9));
    }
  }
}
