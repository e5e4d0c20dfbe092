/**
 * What a parent's proof says beyond its verdicts, and how its children use that: lower bounds of
 * every margin, and the hulls of the parent's values over groups of regions.
 *
 * <p>Unlike templates these are not proven again: they are facts about the parent, so a record is
 * bound to the parent's weights and to the regions. Domains and transformers are the verifier's.
 * Start reading at {@link fanc.templates.transfer.ParentRecord}.
 */
package fanc.templates.transfer;
