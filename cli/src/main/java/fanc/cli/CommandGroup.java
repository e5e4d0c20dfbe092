package fanc.cli;

import java.util.List;

/** A command that only holds others. */
interface CommandGroup {
  /** Returns the commands that it holds. */
  List<Object> commands();
}
