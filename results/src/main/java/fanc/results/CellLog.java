package fanc.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished cells of a run, one JSON object on each line of a file that only grows. A line is
 * written and forced to the disk as a whole; a last line without its end is what a killed process
 * left of a cell that was not finished, and is dropped. One process at a time holds the file.
 */
public final class CellLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final List<BenchmarkCell> cells = new ArrayList<>();

  private CellLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a log; makes it if it is missing.
   *
   * @throws ResultFormatException if a whole line is no cell, or another process holds the file
   * @throws IOException if it can not be read or written
   */
  public static CellLog open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    CellLog log = new CellLog(file, channel);
    boolean ready = false;
    try {
      log.lock();
      log.read();
      ready = true;
      return log;
    } finally {
      if (!ready) {
        channel.close();
      }
    }
  }

  /**
   * Returns the cells of a log in the order they were finished, whoever holds it, and leaves it as
   * it is.
   *
   * @throws ResultFormatException if a whole line is no cell
   * @throws IOException if it can not be read
   */
  public static List<BenchmarkCell> read(Path file) throws IOException {
    return parse(wholeLines(Files.readString(file)), file);
  }

  /** Returns the cells in the order they were finished. */
  public List<BenchmarkCell> cells() {
    return List.copyOf(cells);
  }

  /**
   * Adds a finished cell.
   *
   * @throws IOException if it can not be written
   */
  public void append(BenchmarkCell cell) throws IOException {
    String line = RecordJson.MAPPER.writeValueAsString(cell) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new IOException(file + ": can not be written: " + e.getMessage(), e);
    }
    cells.add(cell);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void lock() throws IOException {
    boolean held;
    try {
      held = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      held = false;
    }
    if (!held) {
      throw new ResultFormatException(
          file + ": another process is measuring into this file; wait for it or stop it", null);
    }
  }

  private void read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int found = 0;
    while (bytes.hasRemaining() && found >= 0) {
      found = channel.read(bytes);
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    String lines = wholeLines(text);
    cells.addAll(parse(lines, file));
    long whole = lines.getBytes(StandardCharsets.UTF_8).length;
    channel.truncate(whole);
    channel.position(whole);
  }

  private static String wholeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static List<BenchmarkCell> parse(String lines, Path file) throws ResultFormatException {
    List<BenchmarkCell> cells = new ArrayList<>();
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      cells.add(ResultFile.parseCell(line, file + ", line " + number));
    }
    return cells;
  }
}
