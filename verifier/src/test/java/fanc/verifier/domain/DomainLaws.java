package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What every domain must obey, on random networks: chains, convolutions with pools, residual
 * graphs.
 *
 * @param <E> element of the domain
 */
abstract class DomainLaws<E> {

  abstract Domain<E> domain();

  @Property(tries = 300)
  void boundsContainEveryConcreteValue(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 0.6, random);

    assertThat(Soundness.violation(network, domain(), region, 12, random)).isEmpty();
  }

  @Property(tries = 100)
  void boundsContainTheValueOfADecimalPointNextToTheBasePoint(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    int n = network.inputShape().size();
    InputRegion region = RandomRegions.regionWithErrors(n, 0.3, 1e-9, random);

    assertThat(Soundness.violation(network, domain(), region, 12, random)).isEmpty();
  }

  @Property(tries = 100)
  void prefixThenRestIsTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 0.6, random);
    E input = domain().abstraction(region);
    Bounds whole = domain().bounds(Reach.reach(network, domain(), input));

    for (int cut : network.cuts()) {
      E atCut = Reach.reach(network.prefix(cut), domain(), input);
      E end = Reach.reach(network, domain(), cut, atCut, network.output());
      assertThat(domain().bounds(end)).isEqualTo(whole);
    }
  }

  @Property(tries = 100)
  void aPointStaysNearlyAPoint(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    int n = network.inputShape().size();
    SparseBox nothing = new SparseBox(new int[0], new double[0], new double[0]);
    InputRegion point = new InputRegion(RandomRegions.point(n, random), nothing);

    Bounds bounds = domain().bounds(Reach.reach(network, domain(), domain().abstraction(point)));

    for (int i = 0; i < bounds.dimension(); i++) {
      double size = 1 + Math.abs(bounds.lower(i));
      assertThat(bounds.upper(i) - bounds.lower(i)).isBetween(0.0, 1e-10 * size);
    }
  }

  @Property(tries = 50)
  void notANumberNeverBoundsAnything(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    double[] huge = new double[network.inputShape().size()];
    Arrays.fill(huge, Double.MAX_VALUE);
    double[] low = huge.clone();
    low[0] = -Double.MAX_VALUE;
    E input = domain().abstraction(InputRegion.box(low, huge));

    List<E> elements = Reach.reachAll(network, domain(), 0, input, network.output());
    Bounds bounds = domain().bounds(elements.get(elements.size() - 1));

    for (int i = 0; i < bounds.dimension(); i++) {
      boolean finite = Double.isFinite(bounds.lower(i)) && Double.isFinite(bounds.upper(i));
      boolean bounded = finite && bounds.lower(i) <= bounds.upper(i);
      boolean nothing = Double.isNaN(bounds.lower(i)) || Double.isNaN(bounds.upper(i));
      boolean infinite = bounds.lower(i) == Double.NEGATIVE_INFINITY;
      assertThat(bounded || nothing || infinite).isTrue();
    }
  }
}
