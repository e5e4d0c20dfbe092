package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanc.properties.InputRegion;
import fanc.properties.ReferenceFolder;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.PatchFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions equal those that another program computed for the same images, up to rounding. */
class ReferenceRegionsTest {
  private static final double TOLERANCE = 1e-12;
  private static final String MNIST =
      "\"preprocess\": {\"scale\": 0.0039215686274509803921568627451}";
  private static final String CIFAR =
      MNIST.replace("}", "")
          + ", \"mean\": [0.4914, 0.4822, 0.4465], \"std\": [0.2023, 0.1994, 0.2010]}";
  private static final String PATCH = "{\"kind\": \"patch\", \"size\": [2, 2]}";

  @TempDir Path folder;

  @Test
  void mnistPatch() throws Exception {
    PatchFamily family = (PatchFamily) family("mnist", 0, MNIST, PATCH);
    requireEqual(family.region(family.indexOf(14, 14)), "fcnn7_img0_patch14_14");
  }

  @Test
  void mnistLinf() throws Exception {
    ImageFamily family = family("mnist", 0, MNIST, "{\"kind\": \"linf\", \"epsilon\": 0.03}");
    requireEqual(family.region(0), "fcnn7_img0_linf0.03");
  }

  @Test
  void mnistPixels() throws Exception {
    String pixel = "{\"row\": %d, \"column\": %d, \"lower\": 0, \"upper\": 1}";
    String pixels =
        String.join(", ", pixel.formatted(10, 10), pixel.formatted(14, 15), pixel.formatted(20, 8));
    ImageFamily family =
        family("mnist", 0, MNIST, "{\"kind\": \"box\", \"pixels\": [" + pixels + "]}");
    requireEqual(family.region(0), "fcnn7_img0_l0");
  }

  @Test
  void mnistTile() throws Exception {
    ImageFamily family = family("mnist", 0, MNIST, PATCH);
    InputRegion tile = new InputRegion(family.base(), family.tile(0, 14, 0, 28, 0.05));
    requireEqual(tile, "fcnn7_img0_patcheps0.05_14x28");
  }

  @Test
  void cifarPatchIsLoweredToChannelOrder() throws Exception {
    PatchFamily family = (PatchFamily) family("cifar10", 1, CIFAR, PATCH);
    requireEqual(family.region(family.indexOf(14, 14)), "fconv4_cifar_img1_patch14_14");
  }

  @Test
  void cifarLinf() throws Exception {
    ImageFamily family =
        family(
            "cifar10", 1, CIFAR, "{\"kind\": \"linf\", \"epsilon\": 0.0039215686274509803921568}");
    requireEqual(family.region(0), "fcnn7_cifar_img1_linf1_255");
  }

  private ImageFamily family(String set, int row, String preprocess, String perturbation)
      throws Exception {
    Path images = ReferenceFolder.file("fanc/" + set + "_test.csv").toAbsolutePath();
    String layout = set.equals("mnist") ? "HW" : "HWC";
    String json =
        String.format(
            "{\"inputs\": {\"images\": \"%s\", \"indices\": \"%d\", \"layout\": \"%s\"}, %s,"
                + " \"perturbation\": %s}",
            images, row, layout, preprocess, perturbation);
    Path file = Files.writeString(folder.resolve("property.json"), json);
    return (ImageFamily) PropertyFile.read(file).cases().get(0).family();
  }

  private static void requireEqual(InputRegion region, String oracle) throws Exception {
    JsonNode expected =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(ReferenceFolder.file("oracle/" + oracle + ".json")));
    double[] lower = region.base().toArray();
    double[] upper = region.base().toArray();
    for (int k = 0; k < region.changes().size(); k++) {
      lower[region.changes().index(k)] = region.changes().lower(k);
      upper[region.changes().index(k)] = region.changes().upper(k);
    }
    assertThat(expected.get("lb").size()).isEqualTo(region.dimension());
    for (int i = 0; i < lower.length; i++) {
      assertThat(lower[i]).isCloseTo(expected.get("lb").get(i).doubleValue(), within(TOLERANCE));
      assertThat(upper[i]).isCloseTo(expected.get("ub").get(i).doubleValue(), within(TOLERANCE));
      assertThat(region.base().error(i)).isLessThan(TOLERANCE);
    }
  }
}
