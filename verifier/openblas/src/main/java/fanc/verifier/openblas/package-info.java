/** The verifier's kernels on OpenBLAS. */
package fanc.verifier.openblas;
