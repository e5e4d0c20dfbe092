package fanc.results;

import java.util.List;

/**
 * How accurate and how well calibrated networks and their mean are on labelled images, clean and
 * corrupted: what {@code fanc evaluate} measures.
 *
 * @param tool the build that ran
 * @param command the arguments of the run, the program's name first
 * @param images path of the images
 * @param count how many of them
 * @param seed of what is random in corruptions
 * @param members the networks, in the order given
 * @param rows one for each predictor and condition
 */
public record EvaluationResult(
    ToolIdentity tool,
    List<String> command,
    String images,
    int count,
    long seed,
    List<NetworkIdentity> members,
    List<Row> rows) {
  /** Name and version of the format. */
  public static final String SCHEMA = "evaluation-1.json";

  /** What stands for images that are not corrupted. */
  public static final String CLEAN = "none";

  /** Copies the lists. */
  public EvaluationResult {
    command = List.copyOf(command);
    members = List.copyOf(members);
    rows = List.copyOf(rows);
  }

  /**
   * One predictor under one condition.
   *
   * @param predictor path of a member; {@code mean of softmax} or {@code mean of logits}
   * @param corruption {@code none}, noise, blur, contrast or rotation
   * @param severity 1 to 5, 0 for none
   * @param strength what the severity means in the corruption's formula, 0 for none
   * @param accuracy share of the images classified correctly, 0 to 1
   * @param negativeLogLikelihood mean over the images, in nats
   * @param calibrationError expected calibration error in 15 bins, 0 to 1
   */
  public record Row(
      String predictor,
      String corruption,
      int severity,
      double strength,
      double accuracy,
      double negativeLogLikelihood,
      double calibrationError) {}
}
