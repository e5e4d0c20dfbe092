package fanc.properties;

/**
 * An input that a claim is really about, known as a box around it: an image turned by 3.25 degrees
 * is no list of doubles, but it lies in a box as wide as the rounding of its pixels.
 *
 * @param enclosure a box that contains the input; a single point where the input is one
 * @param description how the input arises, in words a person uses, for instance {@code rotated by
 *     3.25 degrees}
 */
public record Member(InputRegion enclosure, String description) {}
