package fanc.templates.transfer;

import fanc.verifier.family.FamilyPart;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a parent's record says of a family on a child.
 *
 * @param settled exact number of regions in parts that are verified
 * @param worstMargin a lower bound of the margins of their regions; infinite if there is none
 * @param open the parts that hold all other regions, each once
 * @param refusal why the record is not about the family, in one line; empty if it is
 */
public record SetTransferResult(
    BigInteger settled, double worstMargin, List<FamilyPart> open, Optional<String> refusal) {
  /** Copies the list. */
  public SetTransferResult {
    open = List.copyOf(open);
  }
}
