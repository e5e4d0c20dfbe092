/** The verifier's kernels on vector instructions. */
package fanc.verifier.vector;
