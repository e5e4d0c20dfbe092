package fanc.templates.store;

import fanc.networks.Fingerprint;

/**
 * What a record is about.
 *
 * @param key the property
 * @param parent the parent
 * @param resolved hash of the image's regions and constraint rows
 */
public record RecordSubject(ProofKey key, Fingerprint parent, String resolved) {}
