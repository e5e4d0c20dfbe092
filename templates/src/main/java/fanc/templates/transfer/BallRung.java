package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import java.util.List;

/**
 * Verifies the regions around whose parent every network of a ball is proven, if the child lies in
 * that ball: its weights were compared, nothing is passed through it.
 */
final class BallRung implements Rung {
  private final BallRadii balls;
  private final double least;
  private final Group all;

  /**
   * Makes the rung.
   *
   * @param balls how far the parent's weights may move
   * @param least a size of balls around the parent that contain the child, and with it all larger
   *     ones
   * @param all the group of all regions
   */
  BallRung(BallRadii balls, double least, Group all) {
    this.balls = balls;
    this.least = least;
    this.all = all;
  }

  @Override
  public LadderStep step() {
    return LadderStep.BALL;
  }

  @Override
  public String name() {
    return "ball";
  }

  @Override
  public List<Group> roots() {
    return List.of(all);
  }

  @Override
  public List<Group> split(Group group) {
    return List.of();
  }

  @Override
  public double multiplications(Group group) {
    return group.size();
  }

  /** A ball is recorded where a double that bounds the margin is greater than 0. */
  @Override
  public void climb(Group group, OpenRegions regions, Deadline deadline) {
    for (long member : group.members()) {
      if (balls.at(member) >= least) {
        regions.bound(member, Double.MIN_VALUE);
      }
    }
  }
}
