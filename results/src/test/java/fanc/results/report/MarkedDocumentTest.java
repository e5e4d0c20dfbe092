package fanc.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkedDocumentTest {
  private static final Map<String, String> FILES = Map.of("a.md", "| 1 |\n", "b.md", "| 2 |\n");
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));

  @Test
  void quotationsAreReplacedAndTheRestStays() {
    String text =
        """
        # Title
        <!-- begin r/a.md -->
        old
        old
        <!-- end r/a.md -->
        words
        <!-- begin r/b.md -->
        <!-- end r/b.md -->
        <!-- begin other/a.md -->
        old
        <!-- end other/a.md -->
        """;
    String filled =
        """
        # Title
        <!-- begin r/a.md -->

        | 1 |

        <!-- end r/a.md -->
        words
        <!-- begin r/b.md -->

        | 2 |

        <!-- end r/b.md -->
        <!-- begin other/a.md -->
        old
        <!-- end other/a.md -->
        """;
    assertThat(MarkedDocument.fill("d.md", text, "r", FILES)).isEqualTo(filled);
    assertThat(MarkedDocument.fill("d.md", filled, "r", FILES)).isEqualTo(filled);
  }

  @Test
  void wrongMarksAreNamed() {
    refuses("\n<!-- begin r/a.md -->\n", "d.md, line 2", "end r/a.md");
    refuses("<!-- begin r/c.md -->\n<!-- end r/c.md -->", "d.md, line 1", "no c.md", "b.md");
    refuses(
        "<!-- begin s/a.md -->\n<!-- end s/a.md -->", "d.md", "begin r/FILE", "nothing to fill");
  }

  private static void refuses(String text, String... messages) {
    assertThatThrownBy(() -> MarkedDocument.fill("d.md", text, "r", FILES))
        .hasMessageContainingAll(messages);
  }

  /** Tables in documents are those of the reports, word for word. */
  @Test
  void documentsQuoteTheReportsThatAreThere() throws IOException {
    Map<String, Map<String, String>> reports = reports();
    List<Path> documents;
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      documents = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    for (Path document : documents) {
      String text = Files.readString(document);
      for (Map.Entry<String, Map<String, String>> report : reports.entrySet()) {
        if (text.contains("<!-- begin " + report.getKey() + "/")) {
          assertThat(
                  MarkedDocument.fill(
                      document.toString(), text, report.getKey(), report.getValue()))
              .as(
                  "fanc report ... -o results/reports/%s --force --fill %s",
                  report.getKey(), document)
              .isEqualTo(text);
        }
      }
    }
  }

  private static Map<String, Map<String, String>> reports() throws IOException {
    Map<String, Map<String, String>> reports = new HashMap<>();
    Path folder = ROOT.resolve("results/reports");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> pages = Files.walk(folder, 2)) {
        for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
          reports
              .computeIfAbsent(
                  folder.relativize(page).getName(0).toString(), key -> new HashMap<>())
              .put(page.getFileName().toString(), Files.readString(page));
        }
      }
    }
    return reports;
  }
}
