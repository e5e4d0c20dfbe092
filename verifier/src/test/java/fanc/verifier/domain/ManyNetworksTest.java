package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The soundness law on thousands of networks with many points each, every domain. */
@Tag("full")
class ManyNetworksTest {
  private static final int NETWORKS = 8000;
  private static final int POINTS = 30;

  @Test
  void noConcreteValueLeavesItsBounds() {
    Kernels kernels = new JavaKernels();
    List<Domain<?>> domains =
        List.of(
            new DeepZ(Symbols.FRESH, kernels),
            new DeepZ(Symbols.FOLDED, kernels),
            new ProductDomain(Symbols.FRESH, kernels),
            new ProductDomain(Symbols.FOLDED, kernels),
            new BoxDomain(kernels),
            new SharedDeepZ(Symbols.FRESH, kernels),
            new SharedDeepZ(Symbols.FOLDED, kernels),
            new SharedBox(kernels));
    for (int k = 0; k < NETWORKS; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Network network = RandomNetworks.of(random);
      double radius = Math.pow(10, -random.nextInt(4));
      int n = network.inputShape().size();
      InputRegion region = RandomRegions.region(n, radius, random);
      Domain<?> domain = domains.get(k % domains.size());
      assertThat(Soundness.violation(network, domain, region, POINTS, random))
          .as("network %s, %s", k, domain.getClass().getSimpleName())
          .isEmpty();
    }
  }
}
