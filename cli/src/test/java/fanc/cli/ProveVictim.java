package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A parent that is proven. The oracle of a whole file is the hash at its end, as docs/formats.md
 * has it, read without the store; that of a usable store is a child that is verified with it.
 */
final class ProveVictim implements KillVictim {
  private static final int IMAGES = 40;
  private static final int SEAL = 32;

  private final Path folder;
  private List<String> verdicts;

  ProveVictim(Path folder) throws IOException {
    this.folder = folder;
    Workspace workspace = new Workspace(folder);
    StringBuilder images = new StringBuilder();
    for (int i = 0; i < IMAGES; i++) {
      images.append('0');
      for (int pixel = 0; pixel < Workspace.PIXELS; pixel++) {
        images.append(',').append(pixel == i ? 1 + i : 0);
      }
      images.append('\n');
    }
    workspace.write("images.csv", images.toString());
    workspace.write("many.json", Workspace.patch("\"0.." + (IMAGES - 1) + "\"", ""));
    workspace.network(
        "child.onnx", Workspace.PIXELS, .0625 - 0x1p-10, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
  }

  @Override
  public String[] arguments() {
    return new String[] {
      "prove",
      "--network",
      "robust.onnx",
      "--property",
      "many.json",
      "--store",
      "store",
      "--preset",
      "join"
    };
  }

  @Override
  public Path leaves() {
    return folder.resolve("store");
  }

  @Override
  public void undisturbed(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    verdicts = verdicts(run.lines());
    assertThat(verdicts).hasSize(IMAGES);
    requireUsable();
  }

  private static List<String> verdicts(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("image "))
        .map(line -> line.replaceAll("  \\d+\\.\\d+ s", ""))
        .toList();
  }

  @Override
  public void afterKill(Killed run) throws IOException {
    KillVictim.requireBeginning(verdicts, verdicts(run.lines()));
    requireUsable();
    if (run.lines().stream().anyMatch(line -> line.startsWith("kept "))) {
      requireProof();
    }
  }

  @Override
  public void afterEnd(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(verdicts(run.lines())).isEqualTo(verdicts);
    requireProof();
  }

  private void requireProof() throws IOException {
    assertThat(requireUsable().err()).doesNotContain("from scratch");
  }

  /** Every entry is whole, and a child is verified whatever is there. */
  private InProcess requireUsable() throws IOException {
    if (Files.exists(leaves())) {
      try (Stream<Path> files = Files.walk(leaves())) {
        for (Path file : files.filter(ProveVictim::isEntry).toList()) {
          requireWhole(file);
        }
      }
    }
    InProcess child =
        InProcess.run(
            "verify",
            "--network",
            folder.resolve("child.onnx"),
            "--property",
            folder.resolve("many.json"),
            "--store",
            leaves());
    assertThat(child.status()).as(child.err()).isEqualTo(ExitStatus.OK);
    assertThat(child.out()).contains(IMAGES + " verified");
    assertThat(child.err()).doesNotContain("refused");
    return child;
  }

  private static boolean isEntry(Path file) {
    return file.toString().matches(".*\\.(fancproof|fancrecord)");
  }

  private static void requireWhole(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes.length).as(file.toString()).isGreaterThan(SEAL);
    int end = bytes.length - SEAL;
    try {
      byte[] seal = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, end));
      assertThat(Arrays.copyOfRange(bytes, end, bytes.length)).as(file.toString()).isEqualTo(seal);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
