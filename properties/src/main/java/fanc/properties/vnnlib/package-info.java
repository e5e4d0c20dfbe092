/**
 * VNN-LIB queries: bounds on the inputs X_i and linear inequalities on the outputs Y_j that name
 * the unsafe outputs.
 *
 * <p>Nothing here knows property JSON or images. Start reading at {@link
 * fanc.properties.vnnlib.VnnlibFile}.
 */
package fanc.properties.vnnlib;
