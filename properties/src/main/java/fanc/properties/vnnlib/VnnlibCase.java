package fanc.properties.vnnlib;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;

/**
 * The input boxes of a query that share one statement about outputs.
 *
 * @param family the boxes, enclosed outward; where strict bounds or inequalities of several inputs
 *     leave less than a box, the family's claimed set says what
 * @param constraint the negation of the unsafe outputs
 */
public record VnnlibCase(RegionFamily family, OutputConstraint constraint) {}
