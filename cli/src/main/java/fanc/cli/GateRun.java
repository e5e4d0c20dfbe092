package fanc.cli;

import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.ChildResult;
import fanc.results.ImageResult;
import fanc.results.gate.CheckedChild;
import fanc.results.gate.CheckedImage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Verifies every property of a gate on every child, as {@code fanc verify} does. */
final class GateRun {
  private final GatePlan plan;
  private final Method method;
  private final WorkOptions work;
  private final Function<Engine, Verification> verifications;
  private final Terminal progress;
  private final Consumer<String> notes;
  private final Set<String> folders = new HashSet<>();
  private int worstFault = ExitStatus.OK;

  /**
   * Makes the run.
   *
   * @param verifications decides properties with an engine
   * @param progress where the lines of networks go
   */
  GateRun(
      GatePlan plan,
      Method method,
      WorkOptions work,
      Function<Engine, Verification> verifications,
      Terminal progress,
      Consumer<String> notes) {
    this.plan = plan;
    this.method = method;
    this.work = work;
    this.verifications = verifications;
    this.progress = progress;
    this.notes = notes;
  }

  /**
   * Verifies one property on all children.
   *
   * @param out folder of the whole records; null for none
   */
  List<CheckedChild> run(Property property, OutputChoice output, Path out)
      throws IOException, PropertyFormatException {
    ChildRecords records =
        out == null
            ? ChildRecords.nowhere()
            : ChildRecords.replacing(out.resolve(folder(property.name())));
    ChildrenVerification.Settings settings =
        new ChildrenVerification.Settings(
            method,
            FailOn.UNKNOWN,
            new SelectionOptions(),
            work,
            property,
            plan.children().size(),
            List.of("fanc", "gate", plan.file().toString()));
    List<Path> files = List.copyOf(plan.children().values());
    Map<Path, List<ImageResult>> images = new HashMap<>();
    try (ChildrenVerification children = new ChildrenVerification(settings, verifications, notes)) {
      ChildrenRun run =
          new ChildrenRun(
              progress,
              records,
              output,
              (network, lines) -> {
                ChildrenRun.Decided decided = children.decide(network, line -> {});
                images.put(network.path(), decided.images());
                return decided;
              });
      ChildrenVerification.run(files, records, progress, children, run);
      Map<String, ChildResult> results =
          run.all().stream().collect(Collectors.toMap(ChildResult::path, Function.identity()));
      List<CheckedChild> checked = new ArrayList<>();
      plan.children()
          .forEach(
              (name, file) ->
                  checked.add(checked(name, file, property, results.get(file.toString()), images)));
      return checked;
    }
  }

  private CheckedChild checked(
      String name,
      Path file,
      Property property,
      ChildResult result,
      Map<Path, List<ImageResult>> images) {
    CheckedChild.Subject subject =
        new CheckedChild.Subject(
            name,
            property.name(),
            result.sha256(),
            property.sha256(),
            method.toString(),
            property.semantics().name().toLowerCase(Locale.ROOT),
            uri(file, name),
            command(file, property));
    if (result.fault() != null) {
      worstFault = Math.max(worstFault, result.status());
      return new CheckedChild(subject, List.of(), result.fault());
    }
    return new CheckedChild(
        subject, images.get(file).stream().map(CheckedImage::of).toList(), null);
  }

  /** Returns the exit status of the worst network that could not be checked; 0 if there is none. */
  int worstFault() {
    return worstFault;
  }

  /** Names of properties may hold anything, and be the same but for what no folder can hold. */
  private String folder(String property) {
    String plain = property.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.*$", "_$0");
    String name = plain;
    for (int i = 2; !folders.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = plain + "-" + i;
    }
    return name;
  }

  /** Returns a relative URI from where the program was started, which is where builds start it. */
  private static String uri(Path file, String name) {
    Path here = Path.of("").toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    List<String> steps = new ArrayList<>();
    (absolute.startsWith(here) ? here.relativize(absolute) : Path.of(name))
        .forEach(step -> steps.add(step.toString()));
    try {
      String path = new URI(null, null, "/" + String.join("/", steps), null).toASCIIString();
      return path.substring(1).replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an absolute path is always a URI", e);
    }
  }

  private String command(Path file, Property property) {
    return "fanc verify --network "
        + quoted(file.toString())
        + " --property "
        + quoted(property.file().toString())
        + (method == Method.AUTO ? "" : " --method " + method);
  }

  /** Returns a word as a shell takes it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./+:@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
