package fanc.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RandomRegionsTest {
  @Property(tries = 200, seed = "1")
  void sampledPointsLieInTheRegion(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int n) {
    Random random = new Random(seed);
    InputRegion region = RandomRegions.regionWithErrors(n, 0.5, 1e-3, random);
    for (int sample = 0; sample < 8; sample++) {
      double[] point = RandomRegions.pointOrCornerOf(region, random);
      SparseBox box = region.changes();
      int next = 0;
      for (int i = 0; i < n; i++) {
        if (next < box.size() && box.index(next) == i) {
          assertThat(point[i]).isBetween(box.lower(next), box.upper(next));
          next++;
        } else {
          double error = region.base().error(i);
          assertThat(point[i])
              .isBetween(region.base().value(i) - error, region.base().value(i) + error);
        }
      }
    }
  }

  @Property(tries = 20, seed = "2")
  void oneSeedGivesOneRegion(@ForAll long seed) {
    assertThat(RandomRegions.region(5, new Random(seed)))
        .isEqualTo(RandomRegions.region(5, new Random(seed)));
  }
}
