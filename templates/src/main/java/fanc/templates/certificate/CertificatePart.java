package fanc.templates.certificate;

import java.util.Optional;

/**
 * Some regions of an image that are bounded in one way.
 *
 * @param regions numbers of the regions, ascending; not to be modified
 * @param verified those of them that are claimed to be verified, ascending; not to be modified
 * @param proof how
 * @param facts what children may rest on; empty for nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record CertificatePart(
    long[] regions, long[] verified, PartProof proof, Optional<PartFacts> facts) {}
