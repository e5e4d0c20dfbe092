package fanc.checker;

import fanc.networks.Network;

/**
 * What a child's certificate rests on.
 *
 * @param certificate the parent's certificate, with the seal that the child's cites
 * @param network the parent's network
 * @param onWord whether its facts are taken without being checked
 */
public record ParentProof(Certificate certificate, Network network, boolean onWord) {}
