package fanc.verifier.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver is looked for where the dynamic linker would. */
class CudaDriverTest {

  @TempDir Path folder;

  private Path absent() {
    return folder.resolve("absent");
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    assertThat(CudaDriver.isFound("", absent(), List.of(absent(), folder))).isFalse();
    assertThat(CudaDriver.isFound(absent() + ":" + folder, absent(), List.of())).isFalse();
  }

  @Test
  void foundInAFolderOfTheEnvironmentOrOfTheLinker() throws IOException {
    Files.createFile(folder.resolve("libcuda.so.1"));
    assertThat(CudaDriver.isFound(":" + absent() + ":" + folder, absent(), List.of())).isTrue();
    assertThat(CudaDriver.isFound("", absent(), List.of(absent(), folder))).isTrue();
  }

  @Test
  void foundInTheListOfTheLinker() throws IOException {
    Path cache = folder.resolve("ld.so.cache");
    Files.writeString(cache, "libcudart.so.1\0/usr/lib/libcudart.so.1\0");
    assertThat(CudaDriver.isFound("", cache, List.of())).isFalse();
    Files.writeString(cache, "\1\2libcuda.so.1\0/opt/driver/libcuda.so.1\0libm.so.6\0");
    assertThat(CudaDriver.isFound("", cache, List.of())).isTrue();
  }
}
