package fanc.templates.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import fanc.networks.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a store, with a right seal, made to exhaust memory or time or to reach other files. */
class HostileStoreTest {
  private static final long MEGABYTE = 1 << 20;
  private static final Fingerprint PARENT = new Fingerprint("a".repeat(64));

  @TempDir Path folder;

  private static byte[] sealed(String magic, int version, String header, int numbers) {
    byte[] text = header.getBytes(UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(16 + text.length + numbers + Sha256.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(magic.getBytes(US_ASCII))
            .putInt(version)
            .putInt(text.length)
            .put(text);
    file.position(file.position() + numbers);
    return file.put(Sha256.of(file.array(), 0, file.position())).array();
  }

  private static String refusal(String sizes, int numbers) {
    String about =
        "{\"key\":\"%s\",\"parent\":\"parent\",\"resolved\":\"image\",\"rows\":1,\"perRegion\":false,"
            .formatted(SampleProofs.KEY.sha256());
    byte[] bytes = sealed("FANCRECD", RecordFile.VERSION, about + sizes + "}", numbers);
    return Bounded.refusal(
        RefusedProofException.class,
        50 * MEGABYTE + 50L * bytes.length,
        () -> RecordFile.decode(bytes, SampleRecords.SUBJECT));
  }

  private static String list(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A value without coordinates takes no bytes, but arrays for each of a thousand groups. */
  @Test
  void manyValuesOfManyGroupsAreNotAllocated() {
    String within = list(1025, "0").replaceFirst("0", "-1");
    String values = "\"within\":" + within + ",\"values\":" + list(100_000, "%d");
    String zeros = ",\"sizes\":" + list(100_000, "0");
    String ones = ",\"sizes\":" + list(100_000, "1");
    assertThat(refusal("\"regions\":2000," + values + zeros, 10_000)).contains("'sizes'");
    assertThat(refusal("\"regions\":2000," + values + ones, 10_000)).contains("'sizes'");
  }

  /** Each group within another has all its members once more. */
  @Test
  void longChainOfGroupsIsRefused() {
    String within =
        IntStream.range(0, 200_000)
            .mapToObj(g -> "" + (g - 1))
            .collect(Collectors.joining(",", "[", "]"));
    String header = "\"regions\":4000000,\"within\":%s,\"values\":[],\"sizes\":[]";
    assertThat(refusal(header.formatted(within), 4)).contains("'within'");
    String hundred =
        IntStream.range(0, 100)
            .mapToObj(g -> "" + (g - 1))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(refusal(header.formatted(hundred), 4)).contains("'within'");
  }

  @Test
  void deepNestIsRefused() {
    byte[] bytes = sealed("FANCPROF", ProofFile.VERSION, "[".repeat(100_000), 0);
    assertThat(
            Bounded.refusal(
                RefusedProofException.class, 10 * MEGABYTE, () -> ProofFile.decode(bytes)))
        .contains("no JSON");
  }

  /** What a file calls its parent is compared, never opened. */
  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "../../outside", "/etc/hostname", "", "\\ud800"})
  void parentsThatAreNoNamesAreRefused(String parent) throws IOException {
    String header =
        "{\"key\":\"%s\",\"parent\":\"%s\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[],\"roundings\":[],\"images\":[]}"
            .formatted(SampleProofs.KEY.sha256(), parent);
    write(sealed("FANCPROF", ProofFile.VERSION, header, 0));
    assertThat(new ProofStore(folder).find(SampleProofs.KEY, PARENT))
        .isInstanceOfSatisfying(
            ProofLookup.Missing.class,
            missing -> assertThat(missing.reason()).contains("another proof than its name says"));
  }

  @Test
  void folderInPlaceOfAProofIsRefused() throws IOException {
    Files.createDirectories(file());
    assertThat(new ProofStore(folder).find(SampleProofs.KEY, PARENT))
        .isInstanceOfSatisfying(
            ProofLookup.Missing.class,
            missing -> assertThat(missing.reason()).contains("no regular file"));
  }

  private Path file() {
    return folder.resolve(SampleProofs.KEY.sha256()).resolve(PARENT.sha256() + ".fancproof");
  }

  private void write(byte[] bytes) throws IOException {
    Files.createDirectories(file().getParent());
    Files.write(file(), bytes);
  }
}
