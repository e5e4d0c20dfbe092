/**
 * Makes children of a network: pruning and quantization of its weights, and the lineage that says
 * which parent and which rule a child came from. Knows no region and no bound.
 */
package fanc.approx;
