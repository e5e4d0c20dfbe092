package fanc.checker;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;

/**
 * What a property says about one image: for every region of the family, every input in it and the
 * network's outputs, the constraint holds. Formed by the caller from the property, never from a
 * certificate.
 *
 * @param image its row in the image set
 */
public record Claim(int image, RegionFamily family, OutputConstraint constraint) {}
