package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * What {@code fanc diversity} found: how much the members of an ensemble differ, pair by pair, on
 * the same images.
 *
 * @param tool the build that ran
 * @param command the arguments of the run, the program's name first
 * @param images the images
 * @param members the members, at least 2
 * @param disagreement share of images on which the classes differ
 * @param divergence Kullback-Leibler divergence of the row's softmax from the column's, in nats,
 *     mean over images; with {@code KL(i || j)} in row i, column j
 * @param errorCorrelation phi coefficient of the errors; not defined for a member that errs never
 *     or always
 * @param saliencyCorrelation Pearson's coefficient of the gradients of the label's logit with
 *     respect to the input, mean over the probed images
 * @param layers similarity of the features after each activation, in the order of the layers
 */
public record DiversityResult(
    ToolIdentity tool,
    List<String> command,
    ProbedImages images,
    List<DiversityMember> members,
    PairMatrix disagreement,
    PairMatrix divergence,
    PairMatrix errorCorrelation,
    PairMatrix saliencyCorrelation,
    List<LayerSimilarity> layers) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "diversity-1.json";

  /**
   * Checks that what must be there is, and copies the lists.
   *
   * @throws IllegalArgumentException if a matrix is of another number of members
   */
  public DiversityResult {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(images, "images");
    command = List.copyOf(command);
    members = List.copyOf(members);
    layers = List.copyOf(layers);
    requireSize(disagreement, members.size());
    requireSize(divergence, members.size());
    requireSize(errorCorrelation, members.size());
    requireSize(saliencyCorrelation, members.size());
    for (LayerSimilarity layer : layers) {
      requireSize(layer.cka(), members.size());
    }
  }

  private static void requireSize(PairMatrix matrix, int members) {
    if (matrix.rows().size() != members) {
      throw new IllegalArgumentException(
          "a matrix of " + matrix.rows().size() + " for " + members + " members");
    }
  }
}
