package fanc.properties.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class L0Test {
  private static final ImageGeometry MNIST = new ImageGeometry(28, 28, 1, Layout.HW);
  private final InputImage image = RandomImages.image(MNIST, Preprocess.NONE, new Random(1));

  @Test
  void centerTakesEveryTripleOfTwentyPixelsOnce() {
    PixelSetFamily family = family(3, new CentralPixels());
    assertThat(family.size()).isEqualTo(1140);
    assertThat(family.population()).isEqualTo(1140);
    Set<String> triples = new HashSet<>();
    Set<Integer> pixels = new TreeSet<>();
    for (long i = 0; i < family.size(); i++) {
      int[] triple = family.pixels(i);
      assertThat(triple).hasSize(3).isSorted();
      triples.add(Arrays.toString(triple));
      Arrays.stream(triple).forEach(pixels::add);
    }
    assertThat(triples).hasSize(1140);
    Set<Integer> published = new TreeSet<>();
    for (int c = 0; c < 20; c++) {
      published.add((12 + c / 4) * 28 + 12 + c % 5);
    }
    assertThat(pixels).isEqualTo(published);
  }

  @Test
  void centerOfCifarBeginsAtFifteen() {
    ImageGeometry cifar = new ImageGeometry(32, 32, 3, Layout.HWC);
    assertThat(new CentralPixels().pixels(cifar, 1, 0)).containsExactly(15 * 32 + 15);
  }

  @Test
  void randomPixelsAreDistinctAndReproducible() {
    PixelSetFamily family = family(3, new RandomPixels(1000, 7));
    assertThat(family.size()).isEqualTo(1000);
    assertThat(family.population()).isEqualTo(80_007_984);
    Set<String> sets = new HashSet<>();
    for (long i = 0; i < family.size(); i++) {
      assertThat(Arrays.stream(family.pixels(i)).distinct()).hasSize(3).isSorted();
      assertThat(family.changes(i).size()).isEqualTo(3);
      sets.add(Arrays.toString(family.pixels(i)));
    }
    assertThat(sets).hasSizeGreaterThan(990);
    // Pinned, computed by another program: reports name seeds, and a seed must mean the same
    // regions for ever.
    assertThat(family.pixels(0)).containsExactly(688, 706, 743);
    assertThat(family.pixels(999)).containsExactly(46, 162, 636);
  }

  @Test
  void everyPixelIsDrawnAboutEquallyOften() {
    PixelSetFamily family = family(3, new RandomPixels(78_400, 3));
    int[] counts = new int[784];
    for (long i = 0; i < family.size(); i++) {
      for (int pixel : family.pixels(i)) {
        counts[pixel]++;
      }
    }
    // Mean 300, standard deviation 17: six of them either side.
    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 196 && count < 404);
  }

  @Test
  void allPixelsAtOnceAreOneSet() {
    PixelSetFamily family = family(784, new RandomPixels(2, 7));
    assertThat(family.pixels(1)).hasSize(784).isSorted().doesNotHaveDuplicates();
    assertThat(family.population()).isEqualTo(1);
  }

  @Test
  void tooManyPixelsAreRefused() {
    assertThatThrownBy(() -> family(785, new RandomPixels(2, 7)))
        .hasMessage("pixels is 785, but the image has 784");
    assertThatThrownBy(() -> family(21, new CentralPixels()))
        .hasMessage("pixels is 21, but select center has 20");
    assertThatThrownBy(() -> family(0, new CentralPixels()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RandomPixels(0, 7)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void regionsAreDescribedByRowAndColumn() {
    assertThat(family(3, new CentralPixels()).describe(0))
        .isEqualTo("pixels (row, column) (12, 12), (12, 13), (12, 14)");
  }

  private PixelSetFamily family(int pixels, PixelSelection select) {
    return (PixelSetFamily) new L0(pixels, select, ValueRange.UNIT).around(image);
  }
}
