package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.onnx.OnnxModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The networks in the repository against the cards beside them and the recipes they name. */
class ShippedModelsTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyNetworkIsTheOneItsCardDescribes() throws Exception {
    List<Path> networks = networks();

    assertThat(networks).isNotEmpty();
    for (Path network : networks) {
      assertThat(OnnxModel.read(network).sha256())
          .as(network.toString())
          .isEqualTo(card(network).at("/sha256").asText());
    }
  }

  @Test
  void everyCardHoldsTheRecipeOfTheProject() throws Exception {
    for (Path network : networks()) {
      JsonNode card = card(network);
      Path recipe = ROOT.resolve("training/recipes").resolve(card.at("/name").asText() + ".json");

      assertThat(JSON.treeToValue(card.at("/recipe"), Recipe.class))
          .as(network.toString())
          .isEqualTo(RecipeReader.read(recipe));
    }
  }

  @Test
  void everyNetworkHasItsRowInTheTableWithTheAccuracyAndTheSizeOfItsFiles() throws Exception {
    List<String> lines = Files.readAllLines(ROOT.resolve("networks/README.md"));
    for (Path network : networks()) {
      JsonNode test = card(network).at("/test");
      double accuracy = 100 * test.at("/correct").asDouble() / test.at("/images").asDouble();
      String end =
          String.format(
              Locale.ROOT, "| %.2f %% | %.0f kB |", accuracy, Files.size(network) / 1000.0);

      assertThat(lines)
          .anyMatch(l -> l.startsWith("| `" + network.getFileName() + "` |") && l.endsWith(end));
    }
  }

  @Test
  void allNetworksTogetherAreSmall() throws Exception {
    long size = 0;
    for (Path network : networks()) {
      size += Files.size(network);
    }

    assertThat(size).isLessThan(20_000_000);
  }

  private static List<Path> networks() throws Exception {
    try (Stream<Path> files = Files.list(ROOT.resolve("networks/models"))) {
      return files.filter(file -> file.toString().endsWith(".onnx")).toList();
    }
  }

  private static JsonNode card(Path network) throws Exception {
    return JSON.readTree(Path.of(network.toString().replaceFirst("\\.onnx$", ".json")).toFile());
  }
}
