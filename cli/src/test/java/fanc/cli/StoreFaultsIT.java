package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanc.networks.Fingerprint;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that can not be written to, a disk that is full, and several processes at one store: the
 * verdicts come all the same, and what could not be kept is said.
 */
class StoreFaultsIT {
  private static final int IMAGES = 40;
  private static final String[] VERIFY = {
    "verify", "--network", "child.onnx", "--property", "many.json", "--store"
  };

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    // The same files: a parent, a child, a property of 40 images.
    new ProveVictim(folder);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] prove(String network, String images, String store) {
    return new String[] {
      "prove", "--network", network, "--property", "many.json", "--images", images, "--store", store
    };
  }

  private static void requireNotSaved(Packaged prove, String reason) {
    assertThat(prove.status()).as(prove.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(prove.err())
        .startsWith("fanc: the proof was not saved, the verdicts stand: ")
        .contains(reason, "--store")
        .hasLineCount(1);
    assertThat(prove.out()).contains("2 verified").doesNotContain("kept");
  }

  @Test
  void storeThatCanNotBeMadeCostsTheProofAndNotTheVerdicts() throws Exception {
    String below = "images.csv/store";
    Packaged prove =
        Packaged.run(folder, with(prove("robust.onnx", "0,1", below), "--out", "r.json"));
    requireNotSaved(prove, "images.csv");
    assertThat(folder.resolve("r.json")).content().contains("\"verdict\" : \"verified\"");
    Packaged verify = Packaged.run(folder, with(VERIFY, below));
    assertThat(verify.status()).as(verify.err()).isEqualTo(ExitStatus.OK);
    assertThat(verify.out()).contains(IMAGES + " verified");
  }

  @Test
  void readOnlyStoreServesChildrenAndTakesNoProof() throws Exception {
    Packaged first = Packaged.run(folder, prove("robust.onnx", "0,1", "store"));
    assertThat(first.status()).as(first.err()).isZero();
    String readOnly = "mount --bind store store && mount -o remount,bind,ro store";
    assumeMounts(readOnly);
    Packaged again = mounted(readOnly, prove("robust.onnx", "2,3", "store"));
    requireNotSaved(again, "Read-only file system");
    Packaged verify = mounted(readOnly, with(VERIFY, "store", "--images", "0,1"));
    assertThat(verify.status()).as(verify.err()).isZero();
    assertThat(verify.err()).doesNotContain("from scratch");
  }

  @Test
  void fullDiskCostsTheProofAndLeavesNothingHalfWritten() throws Exception {
    String small = "mkdir -p small && mount -t tmpfs -o size=8k tmpfs small";
    assumeMounts(small);
    Packaged prove =
        mounted(
            small,
            "trap 'find small -type f -size +0 >left' EXIT; ",
            prove("robust.onnx", "0,1", "small/store"));
    requireNotSaved(prove, "No space left on device");
    assertThat(Files.readAllLines(folder.resolve("left")))
        .noneMatch(file -> file.endsWith(".tmp") || file.endsWith(".fancproof"));
  }

  /** A limit on the size of files is met in the middle of a file, as the end of a disk is. */
  @Test
  void fileThatCanNotBeFinishedIsNotLeftHalfWritten() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    requireNotSaved(
        Packaged.run(folder, limited(prove("robust.onnx", "0,1", "store"))), "File too large");
    assertThat(names("store")).noneMatch(name -> name.matches(".*\\.(tmp|fancproof)"));
    Packaged verify =
        Packaged.run(folder, limited(with(VERIFY, "store", "--images", "0", "--out", "r.json")));
    assertThat(verify.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(verify.out()).contains("verified  49/49");
    assertThat(verify.err()).contains("r.json: can not be written: File too large");
    assertThat(names(".")).noneMatch(name -> name.contains("r.json"));
  }

  /** The shell counts 512 bytes, or 1024; the proof alone has more, what is printed less. */
  private static ProcessBuilder limited(String... arguments) {
    return shell("ulimit -f 1 && exec \"$@\"", arguments);
  }

  private static ProcessBuilder shell(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    List<String> program = Packaged.command(arguments).command();
    command.add(program.get(0));
    // What the virtual machine writes for its own tools counts too.
    command.add("-XX:-UsePerfData");
    command.addAll(program.subList(1, program.size()));
    return new ProcessBuilder(command);
  }

  private void assumeMounts(String mount) throws Exception {
    Packaged tried;
    try {
      tried =
          Packaged.run(
              folder, new ProcessBuilder("unshare", "-rm", "/bin/sh", "-c", mount + " && echo ok"));
    } catch (IOException noSuchProgram) {
      tried = new Packaged(1, "", noSuchProgram.getMessage());
    }
    assumeTrue(tried.out().contains("ok"), "this process may not mount: " + tried.err());
  }

  private Packaged mounted(String mount, String[] arguments) throws Exception {
    return mounted(mount, "", arguments);
  }

  /** Runs the program with a file system that only it sees. */
  private Packaged mounted(String mount, String before, String[] arguments) throws Exception {
    ProcessBuilder shell = shell(mount + " && { " + before + " \"$@\"; }", arguments);
    List<String> command = new ArrayList<>(List.of("unshare", "-rm"));
    command.addAll(shell.command());
    return Packaged.run(folder, new ProcessBuilder(command));
  }

  private List<String> names(String of) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(of))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void writersAndReadersShareAStore() throws Exception {
    List<Process> all = new ArrayList<>();
    for (String[] arguments :
        List.of(
            prove("robust.onnx", "0..19", "store"),
            prove("robust.onnx", "20..39", "store"),
            prove("child.onnx", "0..39", "store"),
            with(VERIFY, "store"),
            with(VERIFY, "store"))) {
      all.add(
          Packaged.command(arguments)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (Process process : all) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(imagesOf("robust.onnx")).isEqualTo(IMAGES);
    assertThat(imagesOf("child.onnx")).isEqualTo(IMAGES);
    assertThat(names("store")).noneMatch(name -> name.endsWith(".tmp"));
    Packaged verify = Packaged.run(folder, with(VERIFY, "store"));
    assertThat(verify.status()).isZero();
    assertThat(verify.err()).doesNotContain("refused", "from scratch");
  }

  private int imagesOf(String network) throws Exception {
    Property property = PropertyFile.read(folder.resolve("many.json"));
    LoadedNetwork loaded =
        LoadedNetwork.read(folder.resolve(network).toString()).asAskedBy(property);
    ProofLookup lookup =
        new ProofStore(folder.resolve("store"))
            .find(ProofKeys.of(property, loaded.network()), Fingerprint.of(loaded.network()));
    return ((ProofLookup.Found) lookup).proof().images().size();
  }
}
