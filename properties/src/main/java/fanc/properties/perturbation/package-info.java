/**
 * What may happen to an image: each perturbation turns an image into a family of regions around it.
 *
 * <p>Nothing here reads files or knows labels. Start reading at {@link
 * fanc.properties.perturbation.Perturbation}; a new perturbation is one record and one family.
 */
package fanc.properties.perturbation;
