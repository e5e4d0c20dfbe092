package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every value of random networks at points of regions lies in its bounds, exactly. */
class PassLawsTest {

  @Property(tries = 300)
  void intervalsOfOneRegionHold(@ForAll long seed) {
    Sample sample = Sample.of(seed);
    Box[] bounds = IntervalPass.over(sample.program(), sample.inputs(1));
    assertThat(outsideOf(sample, bounds, 1)).isEmpty();
  }

  @Property(tries = 300)
  void intervalsOfAUnionHold(@ForAll long seed) {
    Sample sample = Sample.of(seed);
    Box[] bounds = IntervalPass.over(sample.program(), sample.inputs(0, 1, 2, 3));
    for (int region = 0; region < 4; region++) {
      assertThat(outsideOf(sample, bounds, region)).isEmpty();
    }
  }

  @Property(tries = 300)
  void zonotopesHold(@ForAll long seed, @ForAll boolean intervals) {
    Sample sample = Sample.of(seed);
    Box[] bounds = ZonotopePass.over(sample.program(), sample.inputs(2), intervals);
    assertThat(outsideOf(sample, bounds, 2)).isEmpty();
  }

  @Property(tries = 100)
  void zonotopesAreTighterThanIntervalsBehindAffineOps(@ForAll long seed) {
    Sample sample = Sample.of(seed);
    Box[] both = ZonotopePass.over(sample.program(), sample.inputs(2), true);
    Box[] boxes = IntervalPass.over(sample.program(), sample.inputs(2));
    for (int v = 0; v < both.length; v++) {
      for (int i = 0; i < both[v].size(); i++) {
        assertThat(both[v].lower[i]).isGreaterThanOrEqualTo(boxes[v].lower[i] - 1e-9);
      }
    }
  }

  private static String outsideOf(Sample sample, Box[] bounds, long region) {
    for (int k = 0; k < 4; k++) {
      String outside = Sample.outside(sample.values(sample.point(region)), bounds);
      if (!outside.isEmpty()) {
        return outside;
      }
    }
    return "";
  }
}
