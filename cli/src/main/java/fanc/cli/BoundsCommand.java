package fanc.cli;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.results.BoundsResult;
import fanc.results.Numbers;
import fanc.results.OpBounds;
import fanc.results.ResultFile;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Bounds;
import fanc.verifier.MarginNetwork;
import fanc.verifier.Reach;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.Product;
import fanc.verifier.domain.ProductDomain;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Bounds of every op's output over one region, as JSON. */
@Command(
    name = "bounds",
    mixinStandardHelpOptions = true,
    description = "Writes bounds of every op's output over one input region, as JSON.")
final class BoundsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "ONNX file.")
  private String network;

  @Option(
      names = "--property",
      required = true,
      paramLabel = "FILE",
      description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Option(
      names = "--symbols",
      paramLabel = "fresh|folded",
      description = "What becomes of the error of an activation; fresh if not given.")
  private Symbols symbols = Symbols.FRESH;

  @Option(
      names = "--no-intervals",
      description = "The raw hull of the zonotope: no intervals beside it, no clip after ReLU.")
  private boolean noIntervals;

  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  BoundsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    record.requirePlace();
    Property stated = Deployed.readReal(property, "fanc bounds");
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice()).asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(loaded));
    loaded.notes().forEach(note -> output.note(terminal, note));
    ImageClaim claim = ImageClaim.of(claims, theCase(claims), loaded, OptionalInt.empty());
    RegionFamily regions = Regions.chosen(claim.family(), selection.region());
    if (regions.size() != 1) {
      throw new BadInputException(
          property
              + ": image "
              + claim.index()
              + " has "
              + regions.size()
              + " regions; choose one with --region");
    }
    Kernels kernels = Backend.named(work.backend(), 0, output.notes(terminal));
    BoundsResult result =
        noIntervals
            ? bounds(
                loaded.network(),
                claim,
                regions.region(0),
                new DeepZ(symbols, kernels),
                Zonotope::symbolCount)
            : bounds(
                loaded.network(),
                claim,
                regions.region(0),
                new ProductDomain(symbols, kernels),
                (Product both) -> both.zonotope().symbolCount());
    leave(result);
    return ExitStatus.OK;
  }

  private void leave(BoundsResult result) throws IOException {
    String json = ResultFile.toJson(result);
    if (record.out() == null) {
      terminal.out().print(json);
    } else {
      ResultFile.write(record.out(), json);
      terminal.out().println("margin " + result.margin());
      output.note(terminal, "written to " + record.out());
    }
  }

  private PropertyCase theCase(Property claims) throws PropertyFormatException {
    List<PropertyCase> cases = selection.cases(claims);
    if (cases.size() != 1) {
      throw new BadInputException(
          property + ": " + cases.size() + " images; choose one with --image");
    }
    return cases.get(0);
  }

  private <E> BoundsResult bounds(
      Network network,
      ImageClaim claim,
      InputRegion region,
      Domain<E> domain,
      ToIntFunction<E> symbolCount) {
    List<E> elements =
        Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output());
    List<OpBounds> ops = new ArrayList<>();
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      Bounds hull = domain.bounds(elements.get(v));
      ops.add(
          new OpBounds(
              step.name(),
              step.origin(),
              withoutBatch(step.shape().dims()),
              symbolCount.applyAsInt(elements.get(v)),
              Numbers.of(hull.lowerArray()),
              Numbers.of(hull.upperArray())));
    }
    double[] margins =
        noIntervals
            ? marginsAtOutput(network, claim, domain, elements.get(network.output()))
            : new AbstractVerifier<>(network, claim.constraint(), domain).margins(region);
    return new BoundsResult(
        ops,
        Numbers.of(withGapAtLabel(margins, claim.label())),
        claim.constraint().margin(margins));
  }

  /** Margins of the element itself, not of the constraint folded into the last affine op. */
  private static <E> double[] marginsAtOutput(
      Network network, ImageClaim claim, Domain<E> domain, E output) {
    Network after = MarginNetwork.after(network, claim.constraint());
    E margins = Reach.reach(after, domain, network.output(), output, after.output());
    return domain.bounds(margins).lowerArray();
  }

  private static List<Integer> withoutBatch(List<Integer> dims) {
    return dims.size() > 1 && dims.get(0) == 1 ? dims.subList(1, dims.size()) : dims;
  }

  private static double[] withGapAtLabel(double[] margins, int label) {
    if (label < 0) {
      return margins;
    }
    double[] all = new double[margins.length + 1];
    for (int j = 0; j < all.length; j++) {
      all[j] = j == label ? Double.NaN : margins[j < label ? j : j - 1];
    }
    return all;
  }
}
