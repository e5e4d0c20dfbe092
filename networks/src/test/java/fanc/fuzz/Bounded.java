package fanc.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One action in bounded time and memory. */
public final class Bounded {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounded() {}

  /** What may be refused. */
  public interface Action {
    /**
     * Does it.
     *
     * @throws Exception if it is refused
     */
    void run() throws Exception;
  }

  /**
   * Runs an action in a thread of its own.
   *
   * @param most bytes that it may allocate, what is garbage at once included
   * @return the message of what it throws, which must be of the given kind
   * @throws AssertionError if it throws nothing or something else, takes more than ten seconds of a
   *     processor, or allocates more
   */
  public static String refusal(Class<? extends Exception> kind, long most, Action action) {
    Throwable thrown = outcome(most, action);
    if (!kind.isInstance(thrown)) {
      throw new AssertionError("not refused but " + thrown, thrown);
    }
    return thrown.getMessage();
  }

  /**
   * Runs an action that must not throw in a thread of its own.
   *
   * @throws AssertionError if it throws, takes more than ten seconds of a processor, or allocates
   *     more
   */
  public static void completes(long most, Action action) {
    Throwable thrown = outcome(most, action);
    if (thrown != null) {
      throw new AssertionError("thrown: " + thrown, thrown);
    }
  }

  private static Throwable outcome(long most, Action action) {
    Callable<Long> measured =
        () -> {
          long thread = Thread.currentThread().getId();
          long before = THREADS.getThreadAllocatedBytes(thread);
          long began = THREADS.getCurrentThreadCpuTime();
          Throwable thrown = null;
          try {
            action.run();
          } catch (Throwable e) {
            thrown = e;
          }
          double seconds = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
          if (seconds > FuzzRun.SECONDS) {
            throw new AssertionError("takes " + seconds + " s", thrown);
          }
          long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
          if (allocated > most) {
            throw new AssertionError("allocates " + allocated + " bytes", thrown);
          }
          if (thrown != null) {
            throw new ExecutionException(thrown);
          }
          return allocated;
        };
    return failure(new FutureTask<>(measured));
  }

  private static Throwable failure(FutureTask<Long> task) {
    Thread worker = new Thread(task, "bounded");
    worker.setDaemon(true);
    worker.start();
    try {
      task.get(FuzzRun.PATIENCE, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExecutionException thrown) {
        return thrown.getCause();
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      Throwable where = new Throwable("where it is");
      where.setStackTrace(worker.getStackTrace());
      throw new AssertionError("takes more than " + FuzzRun.PATIENCE + " s", where);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
