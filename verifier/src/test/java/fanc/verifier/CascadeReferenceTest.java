package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.files.PropertyFile;
import fanc.verifier.CascadeVerifier.Share;
import fanc.verifier.domain.ProductDomain;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network on which boxes prove patches that DeepZ does not. */
class CascadeReferenceTest {
  private static final int ROW = 9;
  private static final int LABEL = 9;

  @TempDir private Path folder;

  @Test
  void everyPatchThatOneStepProvesIsProvenForAnyNumberOfThreads() throws Exception {
    Path reference = ReferenceFolder.orSkip();
    Network network = OnnxModel.read(reference.resolve("fanc/nets/fconv4.onnx")).network();
    RegionFamily patches = patches(reference.resolve("fanc/mnist_test.csv"));
    OutputConstraint claim = OutputConstraint.label(LABEL, 10);
    Kernels kernels = new JavaKernels();
    RegionVerifier box = new AbstractVerifier<>(network, claim, new SharedBox(kernels));
    RegionVerifier deepz =
        new AbstractVerifier<>(network, claim, new SharedDeepZ(Symbols.FRESH, kernels));
    RegionVerifier product =
        new AbstractVerifier<>(network, claim, new ProductDomain(Symbols.FRESH, kernels));
    CascadeVerifier one = new CascadeVerifier(List.of(box, deepz, product));
    CascadeVerifier two = new CascadeVerifier(List.of(box, deepz, product));

    FamilyResult result = verify(patches, one, 1);

    assertThat(result.verified()).isGreaterThan(verify(patches, deepz, 1).verified());
    assertThat(result.unproven()).hasSize((int) (result.regions() - result.verified()));
    for (FamilyResult.Unproven open : result.unproven()) {
      assertThat(box.margin(patches.region(open.region()))).isNotPositive();
      assertThat(deepz.margin(patches.region(open.region()))).isNotPositive();
    }
    assertThat(verify(patches, two, 2)).isEqualTo(result);
    assertThat(settled(one)).isEqualTo(settled(two));
    assertThat(settled(one).stream().mapToLong(n -> n).sum()).isEqualTo(result.verified());
  }

  private static List<Long> settled(CascadeVerifier cascade) {
    return cascade.shares().stream().map(Share::settled).toList();
  }

  private static FamilyResult verify(RegionFamily family, RegionVerifier verifier, int threads)
      throws InterruptedException {
    try (FamilyVerifier workers = new FamilyVerifier(threads)) {
      return workers.verify(family, verifier, Deadline.never());
    }
  }

  private RegionFamily patches(Path images) throws Exception {
    String text =
        """
        {"$schema": "property-1.json", "version": 1, "name": "patch",
         "inputs": {"images": "%s", "indices": "%d", "layout": "HW"},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": {"kind": "patch", "size": [2, 2], "positions": "all", "range": [0, 1]},
         "claim": {"kind": "label"}}
        """
            .formatted(images.toAbsolutePath(), ROW);
    Path file = Files.writeString(folder.resolve("patch.json"), text);
    return PropertyFile.read(file).cases().get(0).family();
  }
}
