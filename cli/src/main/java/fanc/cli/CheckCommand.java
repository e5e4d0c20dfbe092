package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.Certificate.Citation;
import fanc.checker.CertificateException;
import fanc.checker.CheckReport;
import fanc.checker.Checker;
import fanc.checker.Claim;
import fanc.checker.ParentProof;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a certificate with the checker, which shares no arithmetic with what made it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks a certificate of what was proven, by code that shares nothing with the verifier.",
      "Exits with 0 if all that it claims holds, with 2 if something is not established."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CERT", description = "The certificate.")
  private Path file;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "ONNX file of the network that the certificate is about.")
  private String network;

  @Option(
      names = "--property",
      required = true,
      paramLabel = "FILE",
      description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Option(
      names = "--parent",
      paramLabel = "CERT",
      description =
          "The certificate that this one rests on; the file that it names, beside it, if not"
              + " given.")
  private Path parent;

  @Option(
      names = "--parent-network",
      paramLabel = "FILE",
      description = "ONNX file that the parent's certificate is about; likewise.")
  private Path parentNetwork;

  @Option(
      names = "--checked",
      paramLabel = "SEAL",
      description =
          "The parent's certificate with this seal was checked before: its facts are taken on your"
              + " word.")
  private String checked;

  @Option(
      names = "--complete",
      description = "Demand that all regions of all images of the property are established.")
  private boolean complete;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; all processors if not given.")
  private Integer threads;

  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    if (threads != null && threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
    }
    long start = System.nanoTime();
    Certificate certificate = ParentFile.certificate(file);
    Property stated = PropertyFile.read(property);
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice()).asAskedBy(stated);
    Property asked = stated.scoredBy(new GradientScores(loaded));
    loaded.notes().forEach(note -> output.note(terminal, note));
    Optional<ParentFile> rests = parent(certificate, stated);
    List<Claim> claims =
        new StatedClaims(asked, loaded, rests.map(ParentFile::network)).of(certificate);
    double secondsLoad = (System.nanoTime() - start) * 1e-9;
    CheckReport report = report(certificate, loaded, claims, rests);
    CheckText text = new CheckText(certificate, report);
    double seconds = (System.nanoTime() - start) * 1e-9;
    text.images().forEach(terminal.out()::println);
    text.parentFaults().forEach(terminal.out()::println);
    text.parent(checked != null).ifPresent(terminal.out()::println);
    terminal.out().println(text.totals(seconds - secondsLoad, secondsLoad));
    boolean enough = complete ? report.complete() : report.holds();
    return enough ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }

  private CheckReport report(
      Certificate certificate,
      LoadedNetwork loaded,
      List<Claim> claims,
      Optional<ParentFile> rests) {
    Optional<ParentProof> proof =
        rests.map(p -> new ParentProof(p.certificate(), p.network().network(), checked != null));
    int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    try {
      return Checker.check(certificate, loaded.network(), claims, proof, most);
    } catch (CertificateException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /** Reads what the certificate rests on, from the files given or from those that it names. */
  private Optional<ParentFile> parent(Certificate certificate, Property stated)
      throws IOException, NetworkFormatException, PropertyFormatException {
    Optional<Citation> cited = certificate.parent();
    if (cited.isEmpty()) {
      requireNoParent();
      return Optional.empty();
    }
    if (checked != null && !checked.equals(cited.get().seal())) {
      throw new BadInputException(
          "--checked "
              + checked
              + ": "
              + file
              + " rests on the certificate with seal "
              + cited.get().seal());
    }
    Path found = orBeside(parent, cited.get().certificate(), cited.get(), "--parent");
    Path model = orBeside(parentNetwork, cited.get().network(), cited.get(), "--parent-network");
    ParentFile read = ParentFile.read(found, model, stated, networkOutput.choice());
    if (!read.certificate().seal().equals(cited.get().seal())) {
      throw new BadInputException(
          found
              + ": its seal is "
              + read.certificate().seal()
              + ", "
              + file
              + " rests on the certificate with seal "
              + cited.get().seal());
    }
    return Optional.of(read);
  }

  private void requireNoParent() {
    if (parent != null || parentNetwork != null || checked != null) {
      throw new BadInputException(
          file
              + ": it rests on no other certificate; leave --parent, --parent-network and"
              + " --checked out");
    }
  }

  private Path orBeside(Path given, String name, Citation cited, String option) {
    if (given != null) {
      return given;
    }
    Path beside = file.resolveSibling(name);
    if (!Files.isRegularFile(beside)) {
      throw new BadInputException(
          file
              + ": it rests on the certificate with seal "
              + cited.seal()
              + ", and there is no "
              + beside
              + "; name it with "
              + option);
    }
    return beside;
  }
}
