package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Progress for machines: one JSON object on each line. */
final class ProgressLines implements Progress {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream lines;

  ProgressLines(PrintStream lines) {
    this.lines = lines;
  }

  @Override
  public synchronized void step(String task, long done, long total) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", "progress").put("task", task).put("done", done).put("total", total);
    lines.println(line);
  }
}
