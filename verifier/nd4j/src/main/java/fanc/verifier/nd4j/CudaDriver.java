package fanc.verifier.nd4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether this machine has the driver without which no CUDA program runs.
 *
 * <p>Looks where the dynamic linker of Linux would, without loading anything: ND4J itself answers
 * the question by failing, with a long stack trace. On other systems the answer is no.
 */
final class CudaDriver {

  private static final String LIBRARY = "libcuda.so.1";
  private static final Path LINKER_CACHE = Path.of("/etc/ld.so.cache");
  private static final List<Path> LINKER_FOLDERS =
      List.of(Path.of("/lib64"), Path.of("/usr/lib64"), Path.of("/lib"), Path.of("/usr/lib"));

  private CudaDriver() {}

  /** Returns whether the linker would find the driver's library. */
  static boolean isInstalled() {
    String searched = System.getenv("LD_LIBRARY_PATH");
    return isFound(searched == null ? "" : searched, LINKER_CACHE, LINKER_FOLDERS);
  }

  /**
   * Returns whether the library is found.
   *
   * @param searched folders that the environment names, separated by colons
   * @param cache the linker's list of the libraries in its configured folders
   * @param folders that the linker searches last
   */
  static boolean isFound(String searched, Path cache, List<Path> folders) {
    for (String folder : searched.split(":", -1)) {
      if (!folder.isEmpty() && Files.exists(Path.of(folder, LIBRARY))) {
        return true;
      }
    }
    return isListed(cache) || folders.stream().anyMatch(f -> Files.exists(f.resolve(LIBRARY)));
  }

  private static boolean isListed(Path cache) {
    try {
      // The paths stand in the cache as plain text between binary tables.
      return Files.readString(cache, StandardCharsets.ISO_8859_1).contains("/" + LIBRARY + "\0");
    } catch (IOException e) {
      return false;
    }
  }
}
