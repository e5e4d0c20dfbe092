/** Loops over {@code double[]}: products, convolutions, column sums, behind one small interface. */
package fanc.verifier.kernels;
