package fanc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/**
 * Feeds inputs to a reader, each from a seed of its own, and stops at the first that breaks a rule:
 *
 * <ul>
 *   <li>it is read, or refused with the reader's exception; nothing else is thrown
 *   <li>the refusal is one line of at most {@value #LONGEST} characters, none a control character,
 *       that begins with the place
 *   <li>it takes at most {@value #SECONDS} seconds of a processor, {@value #PATIENCE} seconds by
 *       the clock, and as many bytes as the reader may take
 * </ul>
 *
 * <p>The seed is in the failure; {@code -Dfanc.fuzz.seed=N} runs that input alone.
 */
public final class FuzzRun {
  static final int SECONDS = 10;
  static final int PATIENCE = 90;
  static final int LONGEST = 4000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzedReader reader;
  private final long first;
  private final int inputs;

  private volatile long seed;
  private volatile long began;
  private volatile long beganWorking;
  private volatile Throwable failure;
  private int refused;
  private long slowest;
  private long slowestSeed;
  private long most;
  private long mostSeed;

  private FuzzRun(FuzzedReader reader, long first, int inputs) {
    this.reader = reader;
    this.first = first;
    this.inputs = inputs;
  }

  /**
   * Runs a reader over inputs and says in one line what came of it.
   *
   * @param seed what the seeds of the inputs are made of
   * @throws AssertionError naming the seed of the first input that breaks a rule
   */
  public static FuzzTally of(FuzzedReader reader, long seed, int inputs) {
    String name = reader.getClass().getSimpleName();
    Long alone = Long.getLong("fanc.fuzz.seed");
    FuzzTally tally =
        alone == null
            ? new FuzzRun(reader, new Random(seed).nextLong(), inputs).run()
            : new FuzzRun(reader, alone, 1).run();
    System.out.println("fuzz " + name + ": " + tally);
    return tally;
  }

  private FuzzTally run() {
    began = System.nanoTime();
    seed = first;
    long start = began;
    Thread worker = new Thread(this::work, "fuzz");
    worker.setDaemon(true);
    worker.start();
    try {
      while (worker.isAlive()) {
        worker.join(200);
        if (worker.isAlive() && isStuck(worker)) {
          throw failed("takes too long", stackOf(worker));
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure != null) {
      throw failed(String.valueOf(failure.getMessage()), failure);
    }
    return new FuzzTally(
        inputs,
        refused,
        (System.nanoTime() - start) / 1e9,
        slowest / 1e9,
        slowestSeed,
        most,
        mostSeed);
  }

  /** Other processes may keep the processor busy, so it is the own time that counts. */
  private boolean isStuck(Thread worker) {
    long working = THREADS.getThreadCpuTime(worker.getId()) - beganWorking;
    return working > SECONDS * 1_000_000_000L
        || System.nanoTime() - began > PATIENCE * 1_000_000_000L;
  }

  private static Throwable stackOf(Thread worker) {
    Throwable stack = new Throwable("where it is");
    stack.setStackTrace(worker.getStackTrace());
    return stack;
  }

  private AssertionError failed(String what, Throwable cause) {
    String name = reader.getClass().getSimpleName();
    return new AssertionError(
        name + ", input of seed " + seed + " (-Dfanc.fuzz.seed=" + seed + "): " + what, cause);
  }

  /** Neighbouring seeds give unlike inputs: a generator spreads them first. */
  private void work() {
    try {
      for (int k = 0; k < inputs; k++) {
        long next = first + k;
        byte[] input = reader.input(new Random(new Random(next).nextLong()));
        seed = next;
        began = System.nanoTime();
        beganWorking = THREADS.getCurrentThreadCpuTime();
        one(input);
        long took = THREADS.getCurrentThreadCpuTime() - beganWorking;
        if (took > slowest) {
          slowest = took;
          slowestSeed = next;
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void one(byte[] input) throws Exception {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    try {
      reader.read(input);
    } catch (Exception e) {
      if (!reader.refusal().isInstance(e)) {
        throw e;
      }
      refused++;
      requireGoodMessage(e.getMessage());
    }
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    if (allocated > most) {
      most = allocated;
      mostSeed = seed;
    }
    if (allocated > reader.mostAllocated(input)) {
      throw new AssertionError(input.length + " bytes make it allocate " + allocated);
    }
  }

  private void requireGoodMessage(String message) {
    boolean good =
        message != null
            && !message.isBlank()
            && message.length() <= LONGEST
            && message.startsWith(reader.place())
            && message.length() > reader.place().length()
            && message.chars().noneMatch(Character::isISOControl);
    if (!good) {
      String shown = message == null ? "none" : Arrays.toString(message.getBytes(UTF_8));
      throw new AssertionError("bad message: " + message + "; its bytes: " + shown);
    }
  }
}
