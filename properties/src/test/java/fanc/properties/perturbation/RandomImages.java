package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random small images with awkward preprocessing, for laws that sample. */
public final class RandomImages {
  private RandomImages() {}

  /** Returns an image with 5 to 9 rows and columns and one or three channels. */
  public static InputImage image(Random random) {
    Layout layout = List.of(Layout.HW, Layout.HWC, Layout.CHW).get(random.nextInt(3));
    int channels = layout == Layout.HW ? 1 : 3;
    ImageGeometry geometry =
        new ImageGeometry(5 + random.nextInt(5), 5 + random.nextInt(5), channels, layout);
    return image(geometry, preprocess(channels, random), random);
  }

  /** Returns an image of the given size with bytes for values. */
  public static InputImage image(ImageGeometry geometry, Preprocess preprocess, Random random) {
    List<BigDecimal> raw = new ArrayList<>();
    for (int i = 0; i < geometry.values(); i++) {
      raw.add(BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(256)));
    }
    return new InputImage(raw, geometry, preprocess);
  }

  private static Preprocess preprocess(int channels, Random random) {
    List<BigDecimal> mean = new ArrayList<>();
    List<BigDecimal> std = new ArrayList<>();
    int means = random.nextBoolean() ? 1 : channels;
    for (int c = 0; c < means; c++) {
      mean.add(BigDecimal.valueOf(random.nextInt(10_000), 4));
    }
    int deviations = random.nextBoolean() ? 1 : channels;
    for (int c = 0; c < deviations; c++) {
      std.add(BigDecimal.valueOf(1 + random.nextInt(10_000), 4));
    }
    String[] scales = {"1", "0.00392156862745098", "0.0039215686274509803921568627451"};
    return new Preprocess(new BigDecimal(scales[random.nextInt(3)]), mean, std);
  }
}
