package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.files.PropertyFile;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever does the arithmetic, the margins are those of plain Java up to what rounding loses. */
class EveryBackendTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int EVERY = 61;

  static Stream<Arguments> backendsAndNetworks() {
    return KernelsChoice.available().stream()
        .flatMap(
            backend ->
                Stream.of("mnist-4x200", "mnist-conv-certified", "mnist-residual-adversarial")
                    .map(network -> Arguments.of(backend, network)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndNetworks")
  void marginsAreThoseOfPlainJava(String backend, String name) throws Exception {
    Network network = OnnxModel.read(ROOT.resolve("networks/models/" + name + ".onnx")).network();
    OutputConstraint claim = OutputConstraint.label(7, network.outputShape().size());
    Kernels kernels = KernelsChoice.named(backend);
    Kernels plain = new JavaKernels();
    for (InputRegion region : regions()) {
      requireClose(
          new AbstractVerifier<>(network, claim, new SharedDeepZ(Symbols.FRESH, kernels)),
          new AbstractVerifier<>(network, claim, new SharedDeepZ(Symbols.FRESH, plain)),
          region);
      requireClose(
          new AbstractVerifier<>(network, claim, new SharedProduct(Symbols.FRESH, kernels)),
          new AbstractVerifier<>(network, claim, new SharedProduct(Symbols.FRESH, plain)),
          region);
    }
  }

  private static void requireClose(
      AbstractVerifier<?> actual, AbstractVerifier<?> expected, InputRegion region) {
    double margin = expected.margin(region);
    assertThat(actual.margin(region))
        .isCloseTo(margin, within(1e-9 * Math.max(1, Math.abs(margin))));
  }

  /** Some patches, and the ball around the image, whose products are large. */
  private static List<InputRegion> regions() throws Exception {
    RegionFamily patches = family("patch2x2");
    Stream<InputRegion> some =
        Stream.iterate(0L, r -> r < patches.size(), r -> r + EVERY).map(patches::region);
    return Stream.concat(some, Stream.of(family("linf-0.02").region(0))).toList();
  }

  private static RegionFamily family(String property) throws Exception {
    return PropertyFile.read(ROOT.resolve("properties/instances/" + property + ".json"))
        .cases()
        .get(0)
        .family();
  }
}
