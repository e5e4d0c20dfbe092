package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DoubleRoundTripTest {

  @Property(tries = 200, seed = "20220401")
  void everyFiniteDoubleReadsBackBitForBit(@ForAll long bits) throws IOException {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isFinite(value)) {
      return;
    }
    BoundsResult result = new BoundsResult(List.of(), Numbers.of(value), value);
    Path file = Files.createTempFile("bounds", ".json");
    try {
      ResultFile.write(file, ResultFile.toJson(result));
      BoundsResult read = ResultFile.readBounds(file);
      assertThat(Double.doubleToRawLongBits(read.margin())).isEqualTo(bits);
      assertThat(Double.doubleToRawLongBits(read.margins().get(0))).isEqualTo(bits);
    } finally {
      Files.delete(file);
    }
  }
}
