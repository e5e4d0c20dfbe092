package fanc.results.published;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/** A number of a paper's table, with the place where it stands. */
public sealed interface PublishedCell {

  /**
   * What a number is about.
   *
   * @param network the parent; null for all together
   * @param child its child
   * @param perturbation what the regions are; null for all together
   */
  record Place(String network, String child, String perturbation) {}

  /** Returns the table. */
  String source();

  /** Returns what the number is about. */
  @JsonIgnore
  Place place();

  /**
   * How long one child took, all regions of an image, mean over the images; making the templates is
   * not counted.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param perturbation what the regions are
   * @param secondsBaseline without templates
   * @param secondsTransfer with templates, their proof on the child included
   * @param speedup the quotient as printed
   */
  record Timing(
      String source,
      String network,
      String child,
      String perturbation,
      double secondsBaseline,
      double secondsTransfer,
      double speedup)
      implements PublishedCell {

    /** Checks the values. */
    public Timing {
      requireNames(source, network, child, perturbation);
      requirePositive(secondsBaseline, secondsTransfer, speedup);
    }

    @Override
    public Place place() {
      return new Place(network, child, perturbation);
    }
  }

  /**
   * Speed-up of a parent and one child together, the templates counted.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param perturbation what the regions are
   * @param speedup as printed
   */
  record OneChildTotal(
      String source, String network, String child, String perturbation, double speedup)
      implements PublishedCell {

    /** Checks the values. */
    public OneChildTotal {
      requireNames(source, network, child, perturbation);
      requirePositive(speedup);
    }

    @Override
    public Place place() {
      return new Place(network, child, perturbation);
    }
  }

  /**
   * The share of the regions that a template settled.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param perturbation what the regions are
   * @param hitRate from 0 to 1
   */
  record HitRate(String source, String network, String child, String perturbation, double hitRate)
      implements PublishedCell {

    /** Checks the values. */
    public HitRate {
      requireNames(source, network, child, perturbation);
      requireShare(hitRate);
    }

    @Override
    public Place place() {
      return new Place(network, child, perturbation);
    }
  }

  /**
   * How far a child's values at its layers are from its parent's, relative to them.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param distance at least 0
   */
  record Distance(String source, String network, String child, double distance)
      implements PublishedCell {

    /** Checks the values. */
    public Distance {
      requireNames(source, network, child);
      if (!(distance >= 0)) {
        throw new IllegalArgumentException("distance " + distance + " is negative");
      }
    }

    @Override
    public Place place() {
      return new Place(network, child, null);
    }
  }

  /**
   * The share of the parent's templates that hold on a child, over all perturbations.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param survivalRate from 0 to 1
   */
  record SurvivalRate(String source, String network, String child, double survivalRate)
      implements PublishedCell {

    /** Checks the values. */
    public SurvivalRate {
      requireNames(source, network, child);
      requireShare(survivalRate);
    }

    @Override
    public Place place() {
      return new Place(network, child, null);
    }
  }

  /**
   * Time with a single template for each image, divided by that with several, over the networks.
   *
   * @param source the table
   * @param perturbation what the regions are
   * @param child the kind of child
   * @param timeRatio above 1 where several templates are faster
   */
  record SingleTemplateTime(String source, String perturbation, String child, double timeRatio)
      implements PublishedCell {

    /** Checks the values. */
    public SingleTemplateTime {
      requireNames(source, perturbation, child);
      requirePositive(timeRatio);
    }

    @Override
    public Place place() {
      return new Place(null, child, perturbation);
    }
  }

  /**
   * A single template for each image against several, on one network.
   *
   * @param source the table
   * @param network the parent
   * @param child its child
   * @param perturbation what the regions are
   * @param timeRatio time with a single one divided by that with several
   * @param hitRateSingle share of the regions that the single one settled
   * @param hitRateSeveral share that one of several settled
   */
  record SingleTemplate(
      String source,
      String network,
      String child,
      String perturbation,
      double timeRatio,
      double hitRateSingle,
      double hitRateSeveral)
      implements PublishedCell {

    /** Checks the values. */
    public SingleTemplate {
      requireNames(source, network, child, perturbation);
      requirePositive(timeRatio);
      requireShare(hitRateSingle);
      requireShare(hitRateSeveral);
    }

    @Override
    public Place place() {
      return new Place(network, child, perturbation);
    }
  }

  private static void requireNames(String... names) {
    for (String name : names) {
      Objects.requireNonNull(name, "name");
    }
  }

  private static void requirePositive(double... values) {
    for (double value : values) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("expected a positive number, not " + value);
      }
    }
  }

  private static void requireShare(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("expected a share from 0 to 1, not " + value);
    }
  }
}
