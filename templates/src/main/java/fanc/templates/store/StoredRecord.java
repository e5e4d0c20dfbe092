package fanc.templates.store;

import fanc.templates.transfer.ScratchCost;
import java.util.List;

/**
 * Where the record of an image is kept, and what may differ from run to run.
 *
 * @param sha256 hash of its content, 64 hexadecimal digits; names its file
 * @param bytes size of that file
 * @param costs what verifying the parent's regions took, first the method that they were given to
 *     first
 */
public record StoredRecord(String sha256, long bytes, List<ScratchCost> costs) {

  /**
   * Checks the hash and copies the list.
   *
   * @throws IllegalArgumentException if the hash is none, so that it names no file
   */
  public StoredRecord {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in hexadecimal digits");
    }
    costs = List.copyOf(costs);
  }
}
