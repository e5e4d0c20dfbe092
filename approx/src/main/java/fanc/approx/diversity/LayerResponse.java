package fanc.approx.diversity;

import fanc.networks.Shape;

/**
 * What one layer made of some inputs.
 *
 * @param name of the value after its activation
 * @param shape of that value
 * @param gram inner products of the values, centred over the inputs
 */
public record LayerResponse(String name, Shape shape, CentredGram gram) {}
