package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private Property property(String budget) throws Exception {
    String patch = Workspace.patch("\"0\"", "").stripTrailing();
    String text = patch.substring(0, patch.length() - 1) + budget + "}";
    return PropertyFile.read(new Workspace(folder).write("bounded.json", text));
  }

  @Test
  void heapBeyondWhatThePropertyAllowsIsNoted() throws Exception {
    Property property = property(", \"budget\": {\"memoryMegabytes\": 96}");
    assertThat(Budgets.heapBeyond(property, 96 * MEGABYTE)).isEmpty();
    assertThat(Budgets.heapBeyond(property, 97 * MEGABYTE))
        .hasValueSatisfying(
            note -> assertThat(note).contains("budget is 96 megabytes").contains("may use 97"));
  }

  @Test
  void nothingIsNotedOfAPropertyThatAllowsEverything() throws Exception {
    assertThat(Budgets.heapBeyond(property(""), Long.MAX_VALUE)).isEmpty();
  }
}
