/**
 * Derivatives of a network's outputs with respect to its input, fast enough for searches that take
 * thousands of steps.
 *
 * <p>Ordinary rounding and no error bound: what is found here guides a search and proves nothing.
 * No regions, losses or step rules. Start reading at {@link fanc.networks.gradient.Tape}.
 */
package fanc.networks.gradient;
