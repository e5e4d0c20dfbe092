/**
 * Makes children of a network: pruning and quantization of its weights, and the lineage that says
 * which parent and which rule a child came from.
 *
 * <p>A child here is a float network with other weights and the same graph: integer kernels,
 * activation quantization and execution in half precision are not modelled. Nothing here knows a
 * region or a bound. Start reading at {@link fanc.approx.Approximation}, then {@link
 * fanc.approx.Child}.
 */
package fanc.approx;
