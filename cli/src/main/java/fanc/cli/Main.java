package fanc.cli;

/** Entry of the program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(new Program(Terminal.ofProcess()).run(args));
  }
}
