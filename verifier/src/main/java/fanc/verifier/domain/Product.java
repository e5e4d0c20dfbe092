package fanc.verifier.domain;

import fanc.verifier.Bounds;

/**
 * A zonotope and a box of the same value: the values in both.
 *
 * @param zonotope an enclosure
 * @param box another enclosure
 */
public record Product(Zonotope zonotope, Bounds box) {}
