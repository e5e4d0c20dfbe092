package fanc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the documents compiles and runs, as it stands there. */
class DocumentedExampleIT {
  private static final String PATH = System.getProperty("java.class.path");

  @TempDir Path folder;

  @Test
  void exampleOfThePackageRuns() throws Exception {
    String example = ofPackage();
    assertThat(example.lines().count()).isLessThanOrEqualTo(10);
    compile(example);
    Files.createSymbolicLink(folder.resolve("networks"), Sample.ROOT.resolve("networks"));
    Files.createSymbolicLink(folder.resolve("properties"), Sample.ROOT.resolve("properties"));
    Sample.fanc(
        folder,
        "approx",
        "--network",
        "networks/models/mnist-4x200.onnx",
        "--method",
        "int8",
        "-o",
        "child.onnx");
    int status =
        Sample.run(
            folder,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                PATH + System.getProperty("path.separator") + folder,
                "Example"));
    assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
    assertThat(Files.readString(folder.resolve("out.txt"))).isEmpty();
    assertThat(status).isZero();
  }

  private void compile(String example) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Example.java"),
            """
            import fanc.api.*;
            import java.nio.file.Path;
            class Example {
              static void check(boolean holds) { if (!holds) { throw new AssertionError(); } }
              static void fail(String why) { throw new AssertionError(why); }
              public static void main(String[] none) throws Exception {
            %s
              }
            }
            """
                .formatted(example));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", PATH, "-d", folder.toString(), source.toString()))
        .isZero();
  }

  @Test
  void exampleOfTheReadmeIsThatOfThePackage() throws IOException {
    String readme = Files.readString(Sample.ROOT.resolve("api/README.md"));
    String example = readme.replaceFirst("(?s).*```java\\n(.*?)```.*", "$1");
    assertThat(example).isEqualTo(ofPackage());
  }

  private static String ofPackage() throws IOException {
    String text =
        Files.readString(Sample.ROOT.resolve("api/src/main/java/fanc/api/package-info.java"));
    return text.substring(text.indexOf("{@code\n") + 7, text.indexOf(" * }</pre>"))
        .lines()
        .map(line -> line.replaceFirst("^ \\* ?", "") + "\n")
        .collect(Collectors.joining());
  }
}
