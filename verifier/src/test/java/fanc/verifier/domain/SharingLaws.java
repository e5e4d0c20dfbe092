package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What a domain that shares the work of a family must keep, beside {@link DomainLaws}.
 *
 * <p>The plain domain shares nothing, computes every coordinate for each region, and is checked
 * against other programs: it is the oracle.
 *
 * @param <P> element of the plain domain
 * @param <S> element of the domain that shares
 */
abstract class SharingLaws<P, S> {
  private final double tolerance;

  /**
   * Makes the laws.
   *
   * @param tolerance of bounds that should be equal, relative to the larger of the bound and 1
   */
  SharingLaws(double tolerance) {
    this.tolerance = tolerance;
  }

  abstract Domain<P> plain();

  abstract Domain<S> shared();

  /**
   * Returns whether rounding alone can not decide between different images on a network; where it
   * can, both are sound and the two domains need not agree.
   */
  boolean isContinuous(Network network) {
    return true;
  }

  @Property(tries = 300)
  void boundsAreThoseOfThePlainDomain(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    Assume.that(isContinuous(network));
    Domain<S> shared = shared();
    for (InputRegion region : family(network, 3, random)) {
      List<Bounds> expected = bounds(network, plain(), region);
      List<Bounds> actual = bounds(network, shared, region);
      for (int v = 0; v < expected.size(); v++) {
        requireClose(network.name(v), actual.get(v), expected.get(v));
      }
    }
  }

  /** What is shared is computed by whoever comes first; that must not show in the result. */
  @Property(tries = 60)
  void theOrderOfRegionsChangesNoBit(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    List<InputRegion> regions = family(network, 4, random);
    Domain<S> forward = shared();
    List<List<Bounds>> first = regions.stream().map(r -> bounds(network, forward, r)).toList();
    List<InputRegion> turned = new ArrayList<>(regions);
    Collections.reverse(turned);
    Domain<S> backward = shared();
    turned.forEach(r -> bounds(network, backward, r));
    for (int k = 0; k < regions.size(); k++) {
      assertThat(bounds(network, backward, regions.get(k))).isEqualTo(first.get(k));
    }
  }

  private static List<InputRegion> family(Network network, int size, Random random) {
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    List<InputRegion> regions = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      regions.add(RandomRegions.region(base, 0.6, random));
    }
    return regions;
  }

  private static <E> List<Bounds> bounds(Network network, Domain<E> domain, InputRegion region) {
    return Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output()).stream()
        .map(domain::bounds)
        .toList();
  }

  private void requireClose(String name, Bounds actual, Bounds expected) {
    for (int i = 0; i < expected.dimension(); i++) {
      double size = Math.max(Math.abs(expected.lower(i)), Math.abs(expected.upper(i)));
      double room = tolerance * Math.max(1, size);
      assertThat(Math.abs(actual.lower(i) - expected.lower(i))).as(name).isLessThanOrEqualTo(room);
      assertThat(Math.abs(actual.upper(i) - expected.upper(i))).as(name).isLessThanOrEqualTo(room);
    }
  }
}
