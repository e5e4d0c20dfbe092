package fanc.verifier.domain;

/**
 * A zonotope and a box of the same value and region: the values in both. Each holds the coordinates
 * in which it differs from its own enclosure of the base point.
 *
 * @param zonotope an enclosure
 * @param box another enclosure, without symbols
 */
public record LocalProduct(LocalZonotope zonotope, LocalZonotope box) {}
