package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * What {@code fanc advise} found: the smallest child of a network that keeps enough of what is
 * proven of it, and how it was chosen.
 *
 * @param tool the build that ran
 * @param command the arguments that were given
 * @param network the parent
 * @param property the property
 * @param proof the parent's proof
 * @param goal what was asked for
 * @param sizes what children are measured in, and the parent's size
 * @param chosen the child; null if none keeps enough
 * @param reached whether the child does all that was asked for
 * @param reason which layer limits; null where none does
 * @param tensors the weight tensors in the order of the file
 * @param oracle what the search took
 * @param trials the candidates that were verified, in order
 * @param seconds time of the whole run but the parent's proof
 */
public record AdviceResult(
    ToolIdentity tool,
    List<String> command,
    NetworkIdentity network,
    PropertyIdentity property,
    ProofIdentity proof,
    Goal goal,
    Sizes sizes,
    Chosen chosen,
    boolean reached,
    String reason,
    List<Tensor> tensors,
    OracleWork oracle,
    List<Trial> trials,
    double seconds) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "advice-1.json";

  /** Checks that what must be there is, and copies the lists. */
  public AdviceResult {
    command = List.copyOf(command);
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(sizes, "sizes");
    Objects.requireNonNull(oracle, "oracle");
    tensors = List.copyOf(tensors);
    trials = List.copyOf(trials);
  }

  /**
   * What was asked for.
   *
   * @param target the target as it was given
   * @param keepCertified the share of the parent's verified regions that is to be kept
   * @param images images of the search
   * @param regionsProven regions of theirs that are verified on the parent
   * @param regionsToKeep how many of them are to be kept
   */
  public record Goal(
      String target, double keepCertified, int images, long regionsProven, long regionsToKeep) {}

  /**
   * What children are measured in.
   *
   * @param unit {@code bits}, or {@code weights that are not zero}
   * @param weights number of weights; biases are not counted
   * @param parent the parent's size
   */
  public record Sizes(String unit, long weights, long parent) {}

  /**
   * The child.
   *
   * @param path its file
   * @param sha256 SHA-256 of the file
   * @param recipe the recipe that makes it again
   * @param size its size
   * @param regionsKept regions verified, of each image no more than on the parent
   * @param certifiedShare the same as a share of those verified on the parent
   * @param regionsSettled how many of them the oracle knew
   */
  public record Chosen(
      String path,
      String sha256,
      String recipe,
      long size,
      long regionsKept,
      double certifiedShare,
      long regionsSettled) {}

  /**
   * One weight tensor.
   *
   * @param name its name in the file
   * @param weights its number of entries
   * @param setting what the child has there; null without a child
   * @param size what is stored of it then; 0 without a child
   * @param alone what the oracle says where it alone is changed, up to the first setting that does
   *     not keep enough
   */
  public record Tensor(String name, long weights, String setting, long size, List<Alone> alone) {

    /** Copies the list. */
    public Tensor {
      alone = List.copyOf(alone);
    }
  }

  /**
   * One setting of one tensor, all others being the parent's.
   *
   * @param setting the setting
   * @param regionsSettled regions that the oracle knows to be verified
   * @param slack margin left in the region that is lost first of those to be kept; null if unknown
   */
  public record Alone(String setting, long regionsSettled, double slack) {}

  /**
   * What the search took.
   *
   * @param candidates candidates judged
   * @param passes passes for one candidate, for each oracle, coarse ones first
   * @param secondsMedian median time of one judgement, for each oracle
   * @param seconds time of all judgements
   */
  public record OracleWork(
      long candidates, List<Integer> passes, Numbers secondsMedian, double seconds) {

    /** Copies the list. */
    public OracleWork {
      passes = List.copyOf(passes);
    }
  }

  /**
   * A candidate that was verified.
   *
   * @param settings the settings, tensor by tensor
   * @param uniform whether all tensors have the same
   * @param size its size
   * @param regionsSettled regions that the oracle knew
   * @param regionsKept regions verified, of each image no more than on the parent
   * @param kept whether they are enough
   * @param seconds time of the verification
   */
  public record Trial(
      List<String> settings,
      boolean uniform,
      long size,
      long regionsSettled,
      long regionsKept,
      boolean kept,
      double seconds) {

    /** Copies the list. */
    public Trial {
      settings = List.copyOf(settings);
    }
  }
}
