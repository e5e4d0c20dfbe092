package fanc.templates.certificate;

/**
 * The certificate that another one rests on.
 *
 * @param certificate name of its file beside the other: a hint
 * @param network name of its network's file beside the other: a hint
 * @param seal the last 32 bytes of it as 64 lower-case hexadecimal digits: this binds
 */
public record ParentCitation(String certificate, String network, String seal) {}
