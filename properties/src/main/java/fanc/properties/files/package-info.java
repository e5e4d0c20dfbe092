/**
 * Property files: the property JSON of fanc, resolved into cases of a region family each, and
 * VNN-LIB through {@code fanc.properties.vnnlib}.
 *
 * <p>Nothing here computes regions; the recipes of {@code fanc.properties.perturbation} do. Start
 * reading at {@link fanc.properties.files.PropertyFile}.
 */
package fanc.properties.files;
