package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on the command line: written by prove and verify, checked by check. */
class CheckCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  @TempDir private Path folder;
  private MonotoneFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new MonotoneFiles(folder);
  }

  private static InProcess run(Object[] words, Object... more) {
    return InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private InProcess write(String command, String network, String certificate, Object... more) {
    Object[] words = {
      command,
      "--network",
      files.file(network),
      "--property",
      files.file("patch.json"),
      "--store",
      folder.resolve("store"),
      "--attack",
      0,
      "--certificate",
      files.file(certificate)
    };
    return run(words, more);
  }

  private InProcess check(String certificate, String network, Object... more) {
    Object[] words = {
      "check",
      files.file(certificate),
      "--network",
      files.file(network),
      "--property",
      files.file("patch.json")
    };
    return run(words, more);
  }

  private void writeParentAndChild() {
    assertThat(write("prove", "parent.onnx", "parent.cert").out()).contains("seal ");
    InProcess child =
        write(
            "verify",
            "child.onnx",
            "child.cert",
            "--parent-certificate",
            files.file("parent.cert"));
    assertThat(child.out()).as(child.err()).contains("certificate of ");
  }

  private String seal(String certificate) throws IOException {
    return OpenCertificate.seal(Files.readAllBytes(files.file(certificate)));
  }

  private OpenCertificate open(String certificate) throws IOException {
    return OpenCertificate.of(Files.readAllBytes(files.file(certificate)));
  }

  @Test
  void whatAParentsCertificateClaimsIsEstablished() throws IOException {
    InProcess prove = write("prove", "parent.onnx", "parent.cert");
    assertThat(prove.status()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(prove.out()).contains("seal " + seal("parent.cert"));
    InProcess check = check("parent.cert", "parent.onnx");
    assertThat(check.status()).as(check.out() + check.err()).isEqualTo(ExitStatus.OK);
    assertThat(check.out())
        .contains(
            "image 0 ", "image 1 ", "of 49 regions", "the certificate holds:", "of 98 of the");
    // Half of the regions are violated: the certificate holds, and does not cover the property.
    InProcess complete = check("parent.cert", "parent.onnx", "--complete", "--threads", 2);
    assertThat(complete.status()).isEqualTo(ExitStatus.UNPROVEN);
  }

  @Test
  void aChildsCertificateRestsOnItsParents() throws IOException {
    writeParentAndChild();
    assertThat(open("child.cert").header.toString())
        .contains("\"kind\":\"drift\"", seal("parent.cert"));
    // Certificate and network of the parent are found by their names.
    InProcess check = check("child.cert", "child.onnx");
    assertThat(check.status()).as(check.out() + check.err()).isEqualTo(ExitStatus.OK);
    assertThat(check.out())
        .contains("drift", "rests on parent certificate " + seal("parent.cert") + ": checked now");
    InProcess word = check("child.cert", "child.onnx", "--checked", seal("parent.cert"));
    assertThat(word.status()).as(word.out() + word.err()).isEqualTo(ExitStatus.OK);
    assertThat(word.out()).contains(seal("parent.cert") + ": taken on your word");
  }

  @Test
  void theWordIsTakenForOneSealAlone() throws IOException {
    writeParentAndChild();
    InProcess other = check("child.cert", "child.onnx", "--checked", seal("child.cert"));
    assertThat(other.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(other.err()).contains("rests on the certificate with seal " + seal("parent.cert"));
    InProcess idle = check("parent.cert", "parent.onnx", "--checked", seal("parent.cert"));
    assertThat(idle.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(idle.err()).contains("rests on no other certificate");
  }

  @Test
  void aChildWithoutItsParentIsRefused() throws IOException {
    writeParentAndChild();
    Files.move(files.file("parent.cert"), files.file("moved.cert"));
    InProcess missing = check("child.cert", "child.onnx");
    assertThat(missing.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(missing.err()).contains("there is no", "parent.cert", "--parent");
    InProcess given = check("child.cert", "child.onnx", "--parent", files.file("moved.cert"));
    assertThat(given.status()).as(given.err()).isEqualTo(ExitStatus.OK);
    write("prove", "weak.onnx", "weak.cert");
    InProcess other =
        check(
            "child.cert",
            "child.onnx",
            "--parent",
            files.file("weak.cert"),
            "--parent-network",
            files.file("weak.onnx"));
    assertThat(other.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(other.err()).contains("its seal is " + seal("weak.cert"));
  }

  @Test
  void aChildStandsAloneWithoutAParentsCertificate() throws IOException {
    InProcess verify = write("verify", "child.onnx", "alone.cert");
    assertThat(verify.out()).as(verify.err()).contains("certificate of ");
    assertThat(open("alone.cert").header.path("parent").isNull()).isTrue();
    InProcess check = check("alone.cert", "child.onnx");
    assertThat(check.status()).as(check.out() + check.err()).isEqualTo(ExitStatus.OK);
    assertThat(check.out()).contains("by zonotope").doesNotContain("rests on");
  }

  @Test
  void anotherNetworkOrPropertyIsRefused() {
    write("prove", "parent.onnx", "parent.cert");
    InProcess network = check("parent.cert", "child.onnx");
    assertThat(network.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(network.err()).contains("another network");
    InProcess property =
        InProcess.run(
            "check",
            files.file("parent.cert"),
            "--network",
            files.file("parent.onnx"),
            "--property",
            files.file("other.json"));
    assertThat(property.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(property.err()).contains("claim");
  }

  @Test
  void aChangedFileIsRefusedAndAFalseClaimIsNotEstablished() throws IOException {
    write("prove", "parent.onnx", "parent.cert");
    OpenCertificate open = open("parent.cert");
    ObjectNode part = (ObjectNode) open.header.path("images").path(0).path("parts").path(0);
    for (var each : open.header.path("images").path(0).path("parts")) {
      ((ObjectNode) each).set("verified", each.path("regions").deepCopy());
    }
    assertThat((ArrayNode) part.path("verified")).isNotEmpty();
    Files.write(files.file("old-seal.cert"), open.withOldSeal());
    InProcess seal = check("old-seal.cert", "parent.onnx");
    assertThat(seal.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(seal.err()).contains("seal");
    Files.write(files.file("forged.cert"), open.sealed());
    InProcess forged = check("forged.cert", "parent.onnx");
    assertThat(forged.status()).as(forged.err()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(forged.out()).contains("NOT ESTABLISHED", "does NOT hold", "not established");
  }

  @Test
  void certificatesOfTheSameRunAreTheSameBytes() throws IOException {
    write("prove", "parent.onnx", "one.cert", "--threads", 1);
    write("prove", "parent.onnx", "two.cert", "--threads", 2);
    assertThat(files.file("one.cert")).hasSameBinaryContentAs(files.file("two.cert"));
  }

  @Test
  void whatCanNotBeCertifiedIsRefusedBeforeTheWork() throws IOException {
    InProcess region = write("verify", "child.onnx", "x.cert", "--region", 3);
    assertThat(region.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(region.err()).contains("--certificate is about", "--region");
    InProcess idle =
        InProcess.run(
            "verify",
            "--network",
            files.file("child.onnx"),
            "--property",
            files.file("patch.json"),
            "--parent-certificate",
            files.file("x.cert"));
    assertThat(idle.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(idle.err()).contains("--certificate FILE");
    InProcess folderless = write("prove", "parent.onnx", "nowhere/x.cert");
    assertThat(folderless.status()).isEqualTo(ExitStatus.BAD_INPUT);
    InProcess billions =
        InProcess.run(
            "verify",
            "--network",
            ROOT.resolve("networks/models/mnist-1x100.onnx"),
            "--property",
            manyRegions(),
            "--certificate",
            files.file("x.cert"));
    assertThat(billions.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(billions.err()).contains("regions, a certificate goes through at most 1,000,000");
    assertThat(files.file("x.cert")).doesNotExist();
  }

  private Path manyRegions() throws IOException {
    String tiny = Files.readString(ROOT.resolve("properties/instances/l0-1-all.json"));
    return Files.writeString(
        files.file("many.json"),
        tiny.replace("\"pixels\": 1", "\"pixels\": 3")
            .replace("../images/", ROOT.resolve("properties/images") + "/"));
  }

  @Test
  void networksOfTheRepositoryAndTheirChildren() {
    Path parent = ROOT.resolve("networks/models/mnist-conv-certified.onnx");
    Path property = ROOT.resolve("properties/instances/patch2x2-tiny.json");
    Path child = files.file("int8.onnx");
    InProcess.run("approx", "--network", parent, "--method", "int8", "-o", child);
    Object[] prove = {"prove", "--network", parent, "--property", property};
    InProcess proven =
        run(prove, "--store", folder.resolve("s"), "--certificate", files.file("p.cert"));
    assertThat(proven.status()).as(proven.out() + proven.err()).isEqualTo(ExitStatus.OK);
    Object[] verify = {"verify", "--network", child, "--property", property};
    InProcess verified =
        run(
            verify,
            "--store",
            folder.resolve("s"),
            "--certificate",
            files.file("c.cert"),
            "--parent-certificate",
            files.file("p.cert"),
            "--parent-network",
            parent);
    assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(ExitStatus.OK);
    Object[] check = {"check", files.file("c.cert"), "--network", child, "--property", property};
    InProcess checked =
        run(check, "--parent", files.file("p.cert"), "--parent-network", parent, "--complete");
    assertThat(checked.status()).as(checked.out() + checked.err()).isEqualTo(ExitStatus.OK);
    assertThat(checked.out()).contains("drift", "holds and is complete");
  }
}
