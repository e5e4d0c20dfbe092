package fanc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small benchmark in a workspace and what its runs leave: 2 children, 3 images, one skipped. */
final class BenchFiles {
  static final int CELLS = 6;
  static final String RECIPE =
      """
      {"$schema": "recipe-1.json", "version": 1, "name": "two",
       "children": [[{"kind": "float16", "scope": "dense"}],
                    [{"kind": "structured", "part": "neurons", "fraction": 0.5, "norm": "l1",
                      "effect": "remove"}]]}
      """;

  private final Workspace workspace;

  BenchFiles(Workspace workspace) throws IOException {
    this.workspace = workspace;
    workspace.write("recipe.json", RECIPE);
    workspace.write("bench.json", benchmark("\"deepz\", \"fanc\", \"box\"", "deepz", 2));
  }

  static String benchmark(String methods, String baseline, int repeats) {
    return """
        {"$schema": "benchmark-2.json", "name": "tiny",
         "networks": [{"network": "robust.onnx", "recipes": ["recipe.json"]}],
         "properties": ["patch.json"], "images": "all",
         "methods": [%s], "baseline": "%s", "repeats": %d, "warmUp": 1}
        """
        .formatted(methods, baseline, repeats);
  }

  Path runs() {
    return workspace.file("runs");
  }

  /** Returns the folders of all runs, by name. */
  List<Path> folders() throws IOException {
    if (!Files.isDirectory(runs())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs())) {
      return folders.sorted().toList();
    }
  }

  /** Returns the whole lines of a run's log. */
  static List<String> lines(Path folder) throws IOException {
    Path cells = folder.resolve("cells.jsonl");
    if (!Files.exists(cells)) {
      return List.of();
    }
    String text = Files.readString(cells);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** Returns which cells lines are about, in their order. */
  static List<String> places(List<String> lines) throws IOException {
    List<String> places = new ArrayList<>();
    for (String line : lines) {
      JsonNode cell = new ObjectMapper().readTree(line);
      places.add(cell.path("child").asText() + " " + cell.path("image").asInt());
    }
    return places;
  }
}
