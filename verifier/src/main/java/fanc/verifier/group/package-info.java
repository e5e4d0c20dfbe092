/**
 * Groups of regions, bounded together: the values of a network over a group, its partition, and the
 * rungs that settle many regions by few passes.
 *
 * <p>What is stated of a group holds for each of its regions. Nothing here knows a parent network.
 * Start reading at {@link fanc.verifier.group.GroupIntervals}.
 */
package fanc.verifier.group;
