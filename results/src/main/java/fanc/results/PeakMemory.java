package fanc.results;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The largest amount of memory this process has used so far.
 *
 * <p>Where the system keeps the high-water mark of the resident set (Linux), that is the answer and
 * native memory is in it; elsewhere the sum of the peaks of the virtual machine's pools, which
 * leaves native memory out.
 */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  private PeakMemory() {}

  /** Returns the peak in units of 2^20 bytes, rounded up. */
  public static long megabytes() {
    long bytes = residentBytes().orElseGet(PeakMemory::poolBytes);
    return Math.floorDiv(bytes + BYTES_PER_MEGABYTE - 1, BYTES_PER_MEGABYTE);
  }

  private static OptionalLong residentBytes() {
    try {
      return highWaterMark(Files.readAllLines(STATUS));
    } catch (IOException noSuchFileHere) {
      return OptionalLong.empty();
    }
  }

  /** Returns the bytes of the line {@code VmHWM: N kB} of a Linux process status, if any. */
  static OptionalLong highWaterMark(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("VmHWM:\\s+\\d{1,15}\\s+kB"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  private static long poolBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getPeakUsage)
        .filter(usage -> usage != null)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
