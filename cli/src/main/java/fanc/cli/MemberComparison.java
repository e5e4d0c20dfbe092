package fanc.cli;

import fanc.approx.diversity.ActivationMaximisation;
import fanc.approx.diversity.Correlation;
import fanc.approx.diversity.Disagreement;
import fanc.approx.diversity.ErrorCorrelation;
import fanc.approx.diversity.KullbackLeibler;
import fanc.approx.diversity.LayerResponse;
import fanc.approx.diversity.MemberResponse;
import fanc.approx.diversity.PairMeasure;
import fanc.approx.diversity.PreferredImage;
import fanc.networks.Network;
import fanc.results.DiversityMember;
import fanc.results.DiversityPictures;
import fanc.results.DiversityPictures.ImageMaps;
import fanc.results.DiversityPictures.LikedImages;
import fanc.results.DiversityResult;
import fanc.results.LayerSimilarity;
import fanc.results.Numbers;
import fanc.results.PairMatrix;
import fanc.results.ProbedImages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Members of an ensemble and what each made of the same images, ready to be compared. */
final class MemberComparison {
  private final List<LoadedNetwork> members;
  private final ComparedImages images;
  private final List<MemberResponse> responses;

  private MemberComparison(
      List<LoadedNetwork> members, ComparedImages images, List<MemberResponse> responses) {
    this.members = members;
    this.images = images;
    this.responses = responses;
  }

  /**
   * Evaluates all members, several at once; each is one thread's, so the numbers do not depend on
   * how many there are.
   *
   * @param probed of how many images, from the first, features and saliency maps are compared
   */
  static MemberComparison of(List<LoadedNetwork> members, ComparedImages images, int probed) {
    List<MemberResponse> responses =
        members.parallelStream()
            .map(m -> MemberResponse.of(m.network(), images.inputs(), images.labels(), probed))
            .toList();
    return new MemberComparison(members, images, responses);
  }

  /**
   * Returns the numbers.
   *
   * @param command the arguments of the run
   */
  DiversityResult result(List<String> command) {
    int[][] classes = responses.stream().map(MemberResponse::classes).toArray(int[][]::new);
    boolean[][] errors =
        responses.stream().map(r -> r.errors(images.labels())).toArray(boolean[][]::new);
    return new DiversityResult(
        RunRecord.tool(),
        command,
        new ProbedImages(
            images.file().toString(), images.sha256(), images.inputs().size(), probed()),
        members(errors),
        symmetric((i, j) -> OptionalDouble.of(Disagreement.of(classes[i], classes[j]))),
        PairMatrix.of(
            PairMeasure.table(
                members.size(),
                (i, j) -> OptionalDouble.of(KullbackLeibler.mean(logits(i), logits(j))))),
        symmetric((i, j) -> ErrorCorrelation.of(errors[i], errors[j])),
        symmetric(
            (i, j) -> Correlation.mean(responses.get(i).saliency(), responses.get(j).saliency())),
        layers());
  }

  private int probed() {
    return responses.get(0).saliency().length;
  }

  private double[][] logits(int member) {
    return responses.get(member).logits();
  }

  private PairMatrix symmetric(PairMeasure measure) {
    return PairMatrix.of(PairMeasure.symmetricTable(members.size(), measure));
  }

  private List<DiversityMember> members(boolean[][] errors) {
    List<DiversityMember> records = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      int count = 0;
      for (boolean error : errors[i]) {
        count += error ? 1 : 0;
      }
      double right = errors[i].length - count;
      records.add(new DiversityMember(members.get(i).identity(), count, right / errors[i].length));
    }
    return records;
  }

  private List<LayerSimilarity> layers() {
    int most = responses.stream().mapToInt(r -> r.layers().size()).max().orElseThrow();
    List<LayerSimilarity> layers = new ArrayList<>();
    for (int k = 0; k < most; k++) {
      int layer = k;
      LayerResponse first =
          responses.stream()
              .filter(r -> layer < r.layers().size())
              .findFirst()
              .orElseThrow()
              .layers()
              .get(layer);
      PairMatrix cka = symmetric((i, j) -> responses.get(i).alignment(responses.get(j), layer));
      layers.add(new LayerSimilarity(first.name(), first.shape().dims(), cka));
    }
    return layers;
  }

  /**
   * Returns the pictures.
   *
   * @param maps number of images, from the first, whose saliency maps are shown
   * @param targets classes and neurons whose images are made
   * @param ascent how they are made
   */
  DiversityPictures pictures(int maps, LikedTargets targets, ActivationMaximisation ascent) {
    double[] black = images.inputOf(BigDecimal.ZERO);
    double[] white = images.inputOf(BigDecimal.ONE);
    List<ImageMaps> shown = new ArrayList<>();
    for (int k = 0; k < Math.min(maps, probed()); k++) {
      shown.add(maps(k, black, white));
    }
    List<LikedImages> liked =
        targets.targets().stream().map(t -> liked(t, ascent, black, white)).toList();
    return new DiversityPictures(
        images.geometry().height(),
        images.geometry().width(),
        images.geometry().channels(),
        shown,
        liked);
  }

  private ImageMaps maps(int k, double[] black, double[] white) {
    double[] pixels = images.inputs().get(k).clone();
    Arrays.setAll(pixels, i -> (pixels[i] - black[i]) / (white[i] - black[i]));
    return new ImageMaps(
        images.rows().get(k),
        images.labels().get(k),
        picture(pixels),
        responses.stream().map(r -> r.classes()[k]).toList(),
        responses.stream().map(r -> picture(r.saliency()[k])).toList());
  }

  private LikedImages liked(
      LikedTargets.Target target, ActivationMaximisation ascent, double[] black, double[] white) {
    List<Network> networks = members.stream().map(target::in).toList();
    List<PreferredImage> found =
        IntStream.range(0, networks.size())
            .parallel()
            .mapToObj(i -> ascent.of(networks.get(i), target.neuron(), black, white))
            .toList();
    return new LikedImages(
        target.name(),
        Numbers.of(found.stream().mapToDouble(PreferredImage::activation).toArray()),
        found.stream().map(image -> picture(image.pixels())).toList());
  }

  private Numbers picture(double[] values) {
    return Numbers.of(images.asPicture(values));
  }
}
