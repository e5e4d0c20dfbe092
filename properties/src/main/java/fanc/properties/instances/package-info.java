/**
 * Lists of instances as VNN-COMP benchmarks have them: a network, a property and a time for each.
 *
 * <p>Nothing here opens the files that a list names. Start reading at {@link
 * fanc.properties.instances.InstanceList}.
 */
package fanc.properties.instances;
