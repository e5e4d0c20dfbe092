package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.domain.SharedDeepZTest.Fault;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedBoxTest {

  private static Domain<LocalZonotope> shared() {
    return new SharedBox(new JavaKernels());
  }

  /** Plain boxes share nothing: every coordinate of every value is computed for each region. */
  @Property(tries = 300)
  void boundsAreThoseOfPlainBoxes(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    Domain<Bounds> plain = new BoxDomain(new JavaKernels());
    Domain<LocalZonotope> shared = shared();
    for (int k = 0; k < 3; k++) {
      InputRegion region = RandomRegions.region(base, 0.6, random);
      List<Bounds> expected = bounds(network, plain, region);
      List<Bounds> actual = bounds(network, shared, region);
      for (int v = 0; v < expected.size(); v++) {
        requireClose(network.name(v), actual.get(v), expected.get(v));
      }
    }
  }

  private static <E> List<Bounds> bounds(Network network, Domain<E> domain, InputRegion region) {
    return Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output()).stream()
        .map(domain::bounds)
        .toList();
  }

  private static void requireClose(String name, Bounds actual, Bounds expected) {
    for (int i = 0; i < expected.dimension(); i++) {
      double size = Math.max(Math.abs(expected.lower(i)), Math.abs(expected.upper(i)));
      double room = 1e-12 * Math.max(1, size);
      assertThat(Math.abs(actual.lower(i) - expected.lower(i))).as(name).isLessThanOrEqualTo(room);
      assertThat(Math.abs(actual.upper(i) - expected.upper(i))).as(name).isLessThanOrEqualTo(room);
    }
  }

  /** What is shared is computed by whoever comes first; that must not show in the result. */
  @Property(tries = 60)
  void theOrderOfRegionsChangesNoBit(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    List<InputRegion> regions = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      regions.add(RandomRegions.region(base, 0.6, random));
    }
    Domain<LocalZonotope> forward = shared();
    List<List<Bounds>> first = regions.stream().map(r -> bounds(network, forward, r)).toList();
    List<InputRegion> turned = new ArrayList<>(regions);
    Collections.reverse(turned);
    Domain<LocalZonotope> backward = shared();
    turned.forEach(r -> bounds(network, backward, r));
    for (int k = 0; k < regions.size(); k++) {
      assertThat(bounds(network, backward, regions.get(k))).isEqualTo(first.get(k));
    }
  }

  @Test
  void aBoxHasNoSymbolsAndHoldsWhatTheRegionChanges() {
    SparseBox pixels =
        new SparseBox(new int[] {1, 4}, new double[] {0, 0.5}, new double[] {1, 0.5});
    LocalZonotope x = shared().abstraction(new InputRegion(BasePoint.exact(new double[6]), pixels));

    assertThat(x.heldCount()).isEqualTo(2);
    assertThat(x.symbolCount()).isZero();
    assertThat(x.hull().lower(1)).isBetween(-1e-15, 0.0);
    assertThat(x.hull().upper(1)).isBetween(1.0, 1 + 1e-15);
    assertThat(x.hull().upper(4)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theSoundnessLawNoticesTheFault(Fault fault) {
    assertThat(BrokenSharing.noticed(shared(), fault)).as("noticed %s", fault).isTrue();
  }

  @Test
  void theSoundnessLawIsQuietWithoutAFault() {
    assertThat(BrokenSharing.noticed(shared(), null)).isFalse();
  }
}
