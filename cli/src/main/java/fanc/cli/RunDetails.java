package fanc.cli;

import fanc.results.Picture;
import fanc.results.ValueDrift;
import java.util.List;

/**
 * What {@code --details} adds to the record of a run beside what it adds to its images.
 *
 * @param picture what the regions are around; null where it is no image
 * @param drift how far the values can be from the parent's; null without a parent
 */
record RunDetails(Picture picture, List<ValueDrift> drift) {
  /** Nothing was asked for. */
  static final RunDetails NONE = new RunDetails(null, null);
}
