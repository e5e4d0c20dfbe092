package fanc.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.Numbers;
import fanc.results.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PicturesTest {

  /** The platform's reader of PNG is the oracle. */
  @Test
  void platformReadsPictures() throws Exception {
    byte[] grey = {0, 10, (byte) 200, (byte) 255, 1, 2};
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(grey, 3, 1)));
    assertThat(read.getRaster().getPixels(0, 0, 3, 2, (int[]) null))
        .containsExactly(0, 10, 200, 255, 1, 2);
    byte[] colour = {1, 2, 3, (byte) 255, 0, 7};
    BufferedImage coloured = ImageIO.read(new ByteArrayInputStream(Png.encode(colour, 1, 3)));
    assertThat(coloured.getRaster().getPixels(0, 0, 1, 2, (int[]) null))
        .containsExactly(1, 2, 3, 255, 0, 7);
  }

  /** The sign of a margin is exact, its size within a step. */
  @Property(tries = 300)
  void marginsKeepTheirSign(@ForAll @NotEmpty List<@DoubleRange(min = -9, max = 9) Double> values) {
    double[] margins = values.stream().mapToDouble(v -> v).toArray();
    MarginBytes packed = MarginBytes.of(Numbers.of(margins));
    byte[] bytes = Base64.getDecoder().decode(packed.text());
    for (int i = 0; i < margins.length; i++) {
      int code = bytes[i] & 0xFF;
      if (code == 254) {
        assertThat(margins[i]).isBetween(Double.MIN_VALUE, 1e-300);
        continue;
      }
      assertThat(code >= 64).isEqualTo(margins[i] > 0);
      double read =
          code >= 64 ? packed.greatest() * (code - 64) / 189 : packed.least() * (63 - code) / 63;
      assertThat(Math.abs(read - margins[i])).isLessThanOrEqualTo(9.0 / 63);
    }
  }

  @Test
  void marginsThatAreNoNumbersAreSetApart() {
    MarginBytes packed =
        MarginBytes.of(Numbers.of(Double.NaN, Double.MIN_VALUE, 0, Double.POSITIVE_INFINITY));
    assertThat(Base64.getDecoder().decode(packed.text()))
        .containsExactly((byte) 255, (byte) 254, (byte) 63, (byte) 255);
  }

  @Test
  void differenceSaysWhereAndHowMuch() {
    Picture picture = new Picture("patch", 2, 3, 1, List.of(1, 1));
    Difference found =
        Difference.of(
            Numbers.of(0, 0.5, 0, 0, 1, 0), Numbers.of(0, 0.75, 0, 0, 0.6, 0.0001), picture);
    assertThat(found.words(picture))
        .isEqualTo(
            "2 of 6 values differ, in rows 0 to 1 and columns 1 to 1. The largest change is −0.400"
                + " at row 1, column 1: from 1.000 to 0.600.");
    assertThat(found.gain()).isEqualTo(2);
    Numbers same = Numbers.of(0, 0, 0, 0, 0, 0);
    assertThat(Difference.of(same, same, picture).words(picture)).contains("the image itself");
  }

  @Test
  void lettersAreCounted() {
    assertThat(MapData.runs("aaab--")).isEqualTo("3a1b2-");
    assertThat(MapData.runs("")).isEmpty();
  }

  @Test
  void commandsAreQuotedForTheShell() {
    assertThat(CommandSection.shell(List.of("fanc", "a b", "it's", "$x", "p/q-1.onnx")))
        .isEqualTo("fanc 'a b' 'it'\\''s' '$x' p/q-1.onnx");
  }
}
