/**
 * ONNX files in and out: reading with every check, the networks in them, and rewriting of weights.
 *
 * <p>The only package that sees protobuf, and it shows none of it: a file becomes a neutral {@link
 * fanc.networks.lowering.Graph} and by lowering a {@link fanc.networks.Network}. What an operator
 * means is decided in {@code fanc.networks.lowering}, not here. Start reading at {@link
 * fanc.networks.onnx.OnnxModel}.
 */
package fanc.networks.onnx;
