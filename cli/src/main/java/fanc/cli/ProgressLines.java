package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Progress for machines: one JSON object on each line. */
final class ProgressLines implements Progress {
  /** Name and version of the lines' format. */
  private static final String SCHEMA = "progress-1.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream lines;

  ProgressLines(PrintStream lines) {
    this.lines = lines;
  }

  @Override
  public synchronized void started(int total) {
    ObjectNode line = JSON.createObjectNode();
    lines.println(line.put("event", "started").put("format", SCHEMA).put("total", total));
  }

  @Override
  public synchronized void done(String task, String verdict, double seconds) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", "done").put("task", task).put("verdict", verdict);
    line.put("seconds", Double.isFinite(seconds) ? (Double) seconds : null);
    lines.println(line);
  }

  @Override
  public synchronized void finished(int done) {
    lines.println(JSON.createObjectNode().put("event", "finished").put("done", done));
  }

  @Override
  public synchronized void step(String task, long done, long total) {
    ObjectNode line = JSON.createObjectNode();
    line.put("event", "progress").put("task", task).put("done", done).put("total", total);
    lines.println(line);
  }
}
