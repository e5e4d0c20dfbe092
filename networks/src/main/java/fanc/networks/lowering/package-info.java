/**
 * Rewrites a file's operators to the few canonical ops of {@link fanc.networks.Op}.
 *
 * <p>One rewrite for each file; constants and shape arithmetic are folded away; everything else is
 * refused by operator and node. Knows ONNX operators by name, but neither protobuf nor files: it
 * takes a neutral {@link fanc.networks.lowering.Graph}. Nodes are never fused. Start reading at
 * {@link fanc.networks.lowering.Lowering}, then {@link fanc.networks.lowering.GemmRewrite}.
 */
package fanc.networks.lowering;
