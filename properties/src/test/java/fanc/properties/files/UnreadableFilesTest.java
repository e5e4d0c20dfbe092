package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the system does not let be read, named once and with a reason. */
class UnreadableFilesTest {
  @TempDir Path folder;

  @Test
  void aFolderIsNoProperty() {
    assertThatThrownBy(() -> PropertyFile.read(folder))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessage(folder + ": cannot be read: it is a folder, expected a file");
  }

  @Test
  void aForbiddenFileIsNamedOnce() throws IOException {
    Path file = Files.createFile(folder.resolve("p.json"));

    assertThat(PropertyFormatException.unreadable(file, new AccessDeniedException(file.toString())))
        .hasMessage(
            file + ": cannot be read: permission denied; expected a file that this user may read");
  }
}
