package fanc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the archives, before anything is unpacked. */
class ArchiveContentsIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final String TOP = "fanc-0.1.0/";
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  @ParameterizedTest
  @ValueSource(strings = {".tar.gz", ".zip"})
  void isSmallerThanSixtyMegabytes(String ending) throws IOException {
    assertThat(Files.size(ArchiveFile.of(ending))).isLessThan(60_000_000L);
  }

  @Test
  void bothFormsHoldTheSameFilesWithTheSameModes() throws IOException {
    Map<String, Integer> tar = ArchiveFile.tar();
    assertThat(ArchiveFile.zip()).isEqualTo(tar);
    assertThat(tar)
        .allSatisfy(
            (name, mode) ->
                assertThat(mode).as(name).isEqualTo(name.endsWith("/fanc") ? EXECUTABLE : PLAIN));
    assertThat(tar)
        .containsKeys(
            TOP + "bin/fanc",
            TOP + "fanc",
            TOP + "LICENSE",
            TOP + "completion/fanc.bash",
            TOP + "completion/fanc.zsh",
            TOP + "man/man1/fanc.1",
            TOP + "man/man1/fanc-verify.1",
            TOP + "README.md",
            TOP + "CHANGELOG.md",
            TOP + "docs/licences.md",
            TOP + "docs/third-party.txt",
            TOP + "licences/jackson-core-2.20.1/META-INF/NOTICE",
            TOP + "lib/optional/README.md");
  }

  @Test
  void holdsTheNativeLibraryOfOnePlatformAndNothingThatIsOptional() throws IOException {
    String archive = System.getProperty("fanc.archive");
    String platform = archive.substring(archive.indexOf("0.1.0-") + "0.1.0-".length());
    List<String> jars = jars();
    assertThat(jars)
        .noneMatch(jar -> jar.matches(".*(nd4j|pytorch|djl|onnxruntime|parquet|junit).*"));
    assertThat(jars.stream().filter(jar -> jar.matches(".*(linux|macosx|windows).*")))
        .hasSize(2)
        .allMatch(jar -> jar.endsWith(platform + ".jar"));
  }

  @Test
  void everyForeignJarIsInTheListOfLicences() throws IOException {
    String listed = Files.readString(ROOT.resolve("docs").resolve("third-party.txt"));
    assertThat(jars())
        .filteredOn(jar -> !jar.equals("fanc.jar") && !jar.matches("[a-z-]+-0\\.1\\.0\\.jar"))
        .isNotEmpty()
        .allSatisfy(
            jar ->
                assertThat(listed.lines())
                    .as(jar)
                    .anyMatch(line -> jar.startsWith(artifact(line) + "-") || isOf(line, jar)));
  }

  private static boolean isOf(String line, String jar) {
    return jar.equals(artifact(line) + ".jar");
  }

  /** Returns name and version of a line that ends with (group:name:version), as jars write them. */
  private static String artifact(String line) {
    return line.replaceFirst(".*\\(\\S+:(\\S+):(\\S+)\\)$", "$1-$2");
  }

  private static List<String> jars() throws IOException {
    return ArchiveFile.tar().keySet().stream()
        .filter(name -> name.startsWith(TOP + "lib/") && name.endsWith(".jar"))
        .map(name -> name.substring((TOP + "lib/").length()))
        .toList();
  }
}
