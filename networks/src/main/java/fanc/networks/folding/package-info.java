/**
 * Networks that differ in which scales were folded into the op before them, as batch normalisation
 * is by deployment tools, brought to one architecture without changing what they compute.
 *
 * <p>Start reading at {@link fanc.networks.folding.Alignment}, then {@link
 * fanc.networks.folding.Rescaling}.
 */
package fanc.networks.folding;
