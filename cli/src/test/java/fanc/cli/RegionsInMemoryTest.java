package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.ResolvedHash;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.Patch;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionsInMemoryTest {
  private static ImageFamily patches(int side) {
    List<BigDecimal> raw = Collections.nCopies(side * side, BigDecimal.ONE);
    Preprocess identity =
        new Preprocess(BigDecimal.ONE, List.of(BigDecimal.ZERO), List.of(BigDecimal.ONE));
    InputImage image = new InputImage(raw, new ImageGeometry(side, side, 1, Layout.HW), identity);
    return new Patch(1, 1, Optional.empty(), ValueRange.UNIT).around(image);
  }

  @Test
  void regionsAreTheSame() {
    ImageFamily made = patches(5);
    RegionFamily kept = RegionsInMemory.of(made);
    assertThat(kept).isInstanceOf(RegionsInMemory.class);
    OutputConstraint constraint = OutputConstraint.label(0, 2);
    assertThat(ResolvedHash.of(kept, constraint)).isEqualTo(ResolvedHash.of(made, constraint));
    assertThat(kept.describe(7)).isEqualTo(made.describe(7));
    assertThat(kept.claimed(7)).isEqualTo(made.claimed(7));
  }

  @Test
  void largeFamiliesAreNotKept() {
    ImageFamily made = patches(70);
    assertThat(RegionsInMemory.of(made)).isSameAs(made);
  }
}
