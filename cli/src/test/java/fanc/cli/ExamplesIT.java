package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every shell line of {@code examples/} runs as it is written there. */
class ExamplesIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final Pattern JENKINS = Pattern.compile("(?m)^\\s*sh '([^']*)'$");

  @TempDir Path folder;
  private Path examples;

  /** A copy of the folder with a parent in it, and fanc on the path, as packaged. */
  @BeforeEach
  void copyExamples() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    examples = Files.createDirectory(folder.resolve("examples"));
    try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, examples.resolve(file.getFileName()));
      }
    }
    Path network = ROOT.resolve("networks/models/mnist-1x100.onnx");
    Files.copy(network, examples.resolve("parent.onnx"));
    Path fanc = Files.createDirectory(folder.resolve("bin")).resolve("fanc");
    String words = "'" + String.join("' '", Packaged.command().command()) + "'";
    Files.writeString(fanc, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    assertThat(fanc.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void everyExampleRunsAndALostProofEndsIt() throws Exception {
    passes(List.of("sh gate.sh"), "gate.md");
    passes(github(), "gate.sarif", "gate-junit.xml", "summary.md");
    assertThat(Files.readString(examples.resolve("path"))).isEqualTo(examples + "/fanc\n");
    assertThat(Files.readString(examples.resolve("summary.md"))).contains("passed; 2 networks");
    passes(gitlab(), "gate-junit.xml", "gate.md");
    passes(jenkins(), "gate.sarif", "gate-junit.xml", "gate.md");
    passes(maven(), "gate-junit.xml");
    String harsh = "fanc approx --network parent.onnx --method int3 -o children/int8.onnx";
    Packaged lost = run(List.of(harsh, jenkins().get(1)));
    assertThat(lost.status()).as(lost.out()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(lost.out()).contains("FAIL  children/int8.onnx");
    assertThat(Files.readString(examples.resolve("gate-junit.xml"))).contains("<failure ");
  }

  private void passes(List<String> lines, String... reports) throws Exception {
    Packaged run = run(lines);
    assertThat(run.status()).as("%s%n%s%n%s", lines, run.out(), run.err()).isZero();
    assertThat(run.out()).contains("passed; 2 networks, 4 verified");
    for (String report : reports) {
      assertThat(examples.resolve(report)).isNotEmptyFile();
      if (!report.equals("summary.md")) {
        Files.delete(examples.resolve(report));
      }
    }
  }

  private Packaged run(List<String> lines) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-c", String.join("\n", lines));
    shell.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    shell.environment().put("FANC_HOME", "/nowhere");
    shell.environment().put("GITHUB_WORKSPACE", examples.toString());
    shell.environment().put("GITHUB_PATH", examples.resolve("path").toString());
    shell.environment().put("GITHUB_STEP_SUMMARY", examples.resolve("summary.md").toString());
    return Packaged.run(examples, shell);
  }

  private List<String> github() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode step : yaml("github-workflow.yml").path("jobs").path("gate").path("steps")) {
      if (step.has("run")) {
        lines.add(step.path("run").textValue());
      }
    }
    assertThat(lines).hasSize(4);
    return lines;
  }

  private List<String> gitlab() throws IOException {
    List<String> lines = new ArrayList<>();
    JsonNode job = yaml("gitlab-ci.yml").path("robustness");
    job.path("before_script").forEach(line -> lines.add(line.textValue()));
    job.path("script").forEach(line -> lines.add(line.textValue()));
    assertThat(lines).hasSize(3);
    return lines;
  }

  private JsonNode yaml(String name) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(examples.resolve(name).toFile());
  }

  private List<String> jenkins() throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher steps = JENKINS.matcher(Files.readString(examples.resolve("Jenkinsfile")));
    while (steps.find()) {
      lines.add(steps.group(1));
    }
    assertThat(lines).hasSize(2);
    return lines;
  }

  /** What the exec plugin starts, in the order of the phases. */
  private List<String> maven() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(examples.resolve("pom.xml").toFile());
    NodeList executions = pom.getElementsByTagName("execution");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < executions.getLength(); i++) {
      Element execution = (Element) executions.item(i);
      StringBuilder line = new StringBuilder(text(execution, "executable", 0));
      NodeList arguments = execution.getElementsByTagName("argument");
      for (int j = 0; j < arguments.getLength(); j++) {
        line.append(" '").append(text(execution, "argument", j)).append('\'');
      }
      lines.add(line.toString());
    }
    assertThat(lines).hasSize(2);
    return lines;
  }

  private static String text(Element parent, String name, int index) {
    return parent.getElementsByTagName(name).item(index).getTextContent();
  }
}
