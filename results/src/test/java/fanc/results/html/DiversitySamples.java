package fanc.results.html;

import fanc.results.DiversityMember;
import fanc.results.DiversityPictures;
import fanc.results.DiversityPictures.ImageMaps;
import fanc.results.DiversityPictures.LikedImages;
import fanc.results.DiversityResult;
import fanc.results.LayerSimilarity;
import fanc.results.NetworkIdentity;
import fanc.results.Numbers;
import fanc.results.PairMatrix;
import fanc.results.ProbedImages;
import fanc.results.ToolIdentity;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A comparison of three members, one of which never errs, with pictures that a seed chooses. */
public final class DiversitySamples {
  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final double NONE = Double.NaN;
  private static final int SIDE = 28;

  private DiversitySamples() {}

  /** Returns the numbers; the last member has the name given. */
  public static DiversityResult result(String last) {
    PairMatrix symmetric =
        PairMatrix.of(new double[][] {{0, 0.25, 0.5}, {0.25, 0, 0.125}, {0.5, 0.125, 0}});
    PairMatrix divergence =
        PairMatrix.of(new double[][] {{0, 0.1, 0.2}, {0.3, 0, 0.4}, {0.5, 0.6, 0}});
    PairMatrix errors =
        PairMatrix.of(new double[][] {{1, -0.5, NONE}, {-0.5, 1, NONE}, {NONE, NONE, NONE}});
    PairMatrix cka =
        PairMatrix.of(new double[][] {{1, 0.75, 0.875}, {0.75, 1, NONE}, {0.875, NONE, 1}});
    return new DiversityResult(
        new ToolIdentity("0.1.0", "unknown"),
        List.of("fanc", "diversity", "a.onnx", "b.onnx", last),
        new ProbedImages("images.csv", SHA, 8, 4),
        List.of(member("a.onnx", 4), member("b.onnx", 2), member(last, 0)),
        symmetric,
        divergence,
        errors,
        cka,
        List.of(
            new LayerSimilarity("relu1", List.of(1, 200), cka),
            new LayerSimilarity("relu2", List.of(1, 50), errors)));
  }

  private static DiversityMember member(String path, int errors) {
    NetworkIdentity network = new NetworkIdentity(path, SHA, "y", null);
    return new DiversityMember(network, errors, (8.0 - errors) / 8);
  }

  /** Returns two images with maps and what one class and one neuron like, for three members. */
  static DiversityPictures pictures(int channels) {
    Random random = new Random(1);
    List<ImageMaps> maps =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    new ImageMaps(
                        i, 7, image(random, channels), List.of(7, 3, 7), three(random, channels)))
            .toList();
    return new DiversityPictures(
        SIDE,
        SIDE,
        channels,
        maps,
        List.of(
            new LikedImages("class 7", Numbers.of(1, 2, 3), three(random, channels)),
            new LikedImages("relu1:5", Numbers.of(4, 5, 6), three(random, channels))));
  }

  private static List<Numbers> three(Random random, int channels) {
    return List.of(image(random, channels), image(random, channels), image(random, channels));
  }

  private static Numbers image(Random random, int channels) {
    return Numbers.of(random.doubles((long) SIDE * SIDE * channels).toArray());
  }
}
