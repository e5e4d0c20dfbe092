/**
 * What is claimed: input regions, families of regions around one point, and output constraints.
 *
 * <p>Nothing here knows weights or bounds of a network, nor images or files, which are the packages
 * below: {@code images}, {@code perturbation}, {@code vnnlib}, {@code files}. Start reading at
 * {@link fanc.properties.RegionFamily} and {@link fanc.properties.OutputConstraint}.
 */
package fanc.properties;
