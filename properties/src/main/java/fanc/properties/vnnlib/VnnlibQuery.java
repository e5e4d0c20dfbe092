package fanc.properties.vnnlib;

import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;

/**
 * A query: is there an input of the region whose output violates the constraint?
 *
 * @param region the inputs; a decimal bound that is no double is enclosed outward
 * @param constraint the negation of the unsafe outputs that the file names: one clause for each
 *     conjunction, half-spaces in the order of the file; right-hand sides are rounded up, so the
 *     constraint implies the exact one
 */
public record VnnlibQuery(InputRegion region, OutputConstraint constraint) {}
