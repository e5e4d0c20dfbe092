/**
 * Images as a property names them: sets in CSV, IDX and PNG files, their geometry, and the
 * preprocessing that turns raw pixels into the network's input, in exact decimal arithmetic.
 *
 * <p>Nothing here knows what may happen to an image; that is {@code fanc.properties.perturbation}.
 * Start reading at {@link fanc.properties.images.InputImage}.
 */
package fanc.properties.images;
