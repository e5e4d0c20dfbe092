package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.kernels.JavaKernels;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BoxDomainLawsTest extends DomainLaws<Bounds> {
  @Override
  Domain<Bounds> domain() {
    return new BoxDomain(new JavaKernels());
  }

  @Property(tries = 100)
  void aSmallerRegionGivesASmallerBox(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    int n = network.inputShape().size();
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] innerLower = new double[n];
    double[] innerUpper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = -random.nextDouble();
      upper[i] = random.nextDouble();
      innerLower[i] = lower[i] * random.nextDouble();
      innerUpper[i] = upper[i] * random.nextDouble();
    }

    Bounds outer = image(network, InputRegion.box(lower, upper));
    Bounds inner = image(network, InputRegion.box(innerLower, innerUpper));

    for (int i = 0; i < outer.dimension(); i++) {
      double slack = 1e-12 * (1 + Math.abs(outer.lower(i)) + Math.abs(outer.upper(i)));
      assertThat(inner.lower(i)).isGreaterThanOrEqualTo(outer.lower(i) - slack);
      assertThat(inner.upper(i)).isLessThanOrEqualTo(outer.upper(i) + slack);
    }
  }

  private Bounds image(Network network, InputRegion region) {
    return Reach.reach(network, domain(), domain().abstraction(region));
  }
}
