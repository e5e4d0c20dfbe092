package fanc.verifier.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Window;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where ND4J is not there, is not for this device, or is broken. */
class Nd4jLibraryTest {

  @TempDir Path folder;

  private Nd4jLibrary library() {
    return new Nd4jLibrary(folder.resolve("nd4j.jar"), folder.resolve("lib"));
  }

  private void jar(String name) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.createFile(folder.resolve("lib").resolve(name));
  }

  @Test
  void absentLibraryIsReportedWithWhatToDo() throws IOException {
    assertThat(library().missing().orElseThrow())
        .contains(folder.resolve("lib").toString())
        .contains("mvn");
    jar("nd4j-native-1.0.jar");
    assertThat(library().missing()).isEmpty();
  }

  @Test
  void cudaIsOfferedWhereItsJarIsThere() throws IOException {
    jar("nd4j-native-1.0.jar");
    assertThat(library().offersCuda()).isFalse();
    jar("nd4j-cuda-11.6-1.0.jar");
    assertThat(library().offersCuda()).isTrue();
  }

  @Test
  void libraryThatCanNotBeLoadedIsAnErrorWithItsReason() throws IOException {
    jar("nd4j-native-1.0.jar");
    assertThatThrownBy(() -> library().load(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Nd4jRuntime");
  }

  @Test
  void noteNamesTheDeviceWhereThereWasAChoice() {
    assertThat(Nd4jProvider.note(false, false)).isEmpty();
    assertThat(Nd4jProvider.note(true, false))
        .isEqualTo(Optional.of("no CUDA device found; using ND4J on the CPU"));
    assertThat(Nd4jProvider.note(true, true).orElseThrow()).contains("CUDA device");
  }

  @Test
  void onlyTypesThatPassBetweenTheTwoAreShared() {
    assertThat(Nd4jLibrary.isShared(Kernels.class.getName())).isTrue();
    assertThat(Nd4jLibrary.isShared(Window.class.getName())).isTrue();
    assertThat(Nd4jLibrary.isShared(Nd4jSession.class.getName())).isTrue();
    assertThat(Nd4jLibrary.isShared(Nd4jKernels.class.getName())).isFalse();
    assertThat(Nd4jLibrary.isShared("org.bytedeco.javacpp.Loader")).isFalse();
    assertThat(Nd4jLibrary.isShared("org.slf4j.Logger")).isFalse();
  }

  @Test
  void deviceThatMultipliesWronglyIsRefused() {
    Kernels right = new JavaKernels();
    assertThatCode(() -> Nd4jRuntime.requireRight(right::multiply)).doesNotThrowAnyException();
    // What a library without code for the device leaves: the result as it was.
    assertThatThrownBy(() -> Nd4jRuntime.requireRight((a, b, c, m, k, n) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrongly");
    assertThatThrownBy(
            () ->
                Nd4jRuntime.requireRight(
                    (a, b, c, m, k, n) -> {
                      right.multiply(a, b, c, m, k, n);
                      c[m * n - 1] = Double.NaN;
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
