package fanc.templates.store;

import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.SetRecord;

/** What the store has recorded of a parent on one image. Never an error. */
public sealed interface RecordLookup {

  /**
   * A record.
   *
   * @param record what was recorded
   */
  record Found(ParentRecord record) implements RecordLookup {}

  /**
   * A record of a family as a set.
   *
   * @param record what was recorded
   */
  record FoundSet(SetRecord record) implements RecordLookup {}

  /**
   * No record that can be used.
   *
   * @param reason why, in one line
   */
  record Missing(String reason) implements RecordLookup {}
}
