/**
 * What is claimed: input regions, families of regions around one point, output constraints, and the
 * files that state them.
 *
 * <p>Nothing here knows weights or bounds of a network. Start reading at {@link
 * fanc.properties.RegionFamily} and {@link fanc.properties.OutputConstraint}.
 */
package fanc.properties;
