package fanc.cli;

import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.properties.files.Semantics;
import fanc.properties.vnnlib.VnnlibQuery;
import fanc.verifier.CascadeVerifier;
import fanc.verifier.DeployedSteps;
import fanc.verifier.DeployedVerifier;
import fanc.verifier.RegionVerifier;
import fanc.verifier.attack.Counterexample;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Claims about what float32 arithmetic makes of a network: decided from scratch by a few methods on
 * files whose roundings are bounded, refused by name everywhere else.
 */
final class Deployed {
  /** What is said beside verdicts. */
  static final String NOTE =
      "float32: for any order of summation, node by node as the file says, without fused nodes";

  /** The methods that know of float32, in the order in which they are tried where all are. */
  private static final List<Method> STEPS = List.of(Method.BOX, Method.DEEPZ, Method.PRODUCT);

  private Deployed() {}

  /** Returns whether a property is about float32 arithmetic. */
  static boolean isMeant(Property property) {
    return property.semantics() == Semantics.FLOAT32;
  }

  /**
   * Reads a property about real numbers.
   *
   * @param what works with real numbers alone, to begin a sentence with
   * @throws BadInputException if the property is about float32
   */
  static Property readReal(Path file, String what) throws PropertyFormatException {
    Property property = PropertyFile.read(file);
    if (isMeant(property)) {
      throw new BadInputException(
          file
              + ": key 'semantics': "
              + what
              + " knows real arithmetic only; use \"real\", or fanc verify for \"float32\"");
    }
    return property;
  }

  /**
   * Returns how to decide a property about float32 arithmetic.
   *
   * @throws BadInputException if the method does not know of it, or roundings of the network are
   *     not bounded
   */
  static Decision decision(
      Engine engine, Method method, LoadedNetwork network, Property property, UsableProofs proofs) {
    requireMethod(method, property);
    if (proofs.from().isPresent()) {
      throw refused(property, "no proof carries over, --from has none; leave it out");
    }
    requireDecidable(network, property);
    return new Decision(
        way(engine, method, network.network()),
        Optional.empty(),
        Optional.empty(),
        ParentVerdicts.unknown());
  }

  /** Returns what pushes each region through the network by a method that knows of float32. */
  static FamilyDecision way(Engine engine, Method method, Network network) {
    return new ScratchDecision(
        constraint -> verifier(method, network, constraint, engine.kernels()), engine.threads());
  }

  private static void requireMethod(Method method, Property property) {
    boolean known =
        STEPS.contains(method)
            || method == Method.DEEPZ_FOLDED
            || method == Method.SCRATCH
            || method == Method.AUTO;
    if (!known) {
      throw refused(
          property,
          "--method "
              + method
              + " knows real arithmetic only; choose auto, scratch, box, deepz, deepz-folded or"
              + " product");
    }
  }

  /**
   * Checks that a property about float32 arithmetic can be decided on a network by some method.
   *
   * @throws BadInputException if outputs are compared with inputs, or roundings of the network are
   *     not bounded
   */
  static void requireDecidable(LoadedNetwork network, Property property) {
    List<Integer> compared = property.query().map(VnnlibQuery::inputsAtOutput).orElse(List.of());
    if (!compared.isEmpty()) {
      throw refused(property, "a claim that compares outputs with inputs; use \"real\"");
    }
    requireBounded(network, property);
  }

  private static void requireBounded(LoadedNetwork network, Property property) {
    List<String> obstacles = new ArrayList<>(network.model().float32Obstacles());
    if (obstacles.isEmpty()) {
      obstacles.addAll(DeployedSteps.obstacles(network.network()));
    }
    if (!obstacles.isEmpty()) {
      throw refused(
          property,
          network.path() + ": " + String.join("; ", obstacles) + "; use \"real\" for this network");
    }
  }

  private static BadInputException refused(Property property, String why) {
    String how = property.query().isPresent() ? " (--semantics real says so)" : "";
    return new BadInputException(
        property.file() + ": semantics float32: " + why + (why.contains("\"real\"") ? how : ""));
  }

  private static RegionVerifier verifier(
      Method method, Network network, OutputConstraint constraint, Kernels kernels) {
    return switch (method) {
      case BOX -> new DeployedVerifier<>(network, constraint, a -> new SharedBox(a, kernels));
      case DEEPZ ->
          new DeployedVerifier<>(
              network, constraint, a -> new SharedDeepZ(Symbols.FRESH, a, kernels));
      case DEEPZ_FOLDED ->
          new DeployedVerifier<>(
              network, constraint, a -> new SharedDeepZ(Symbols.FOLDED, a, kernels));
      case PRODUCT ->
          new DeployedVerifier<>(
              network, constraint, a -> new SharedProduct(Symbols.FRESH, a, kernels));
      case AUTO, SCRATCH ->
          new CascadeVerifier(
              STEPS.stream().map(s -> verifier(s, network, constraint, kernels)).toList());
      case CROWN, FAMILY, FANC, FANC_ORIGINAL ->
          throw new IllegalArgumentException(method + " knows real arithmetic only");
    };
  }

  /**
   * Returns which counterexamples count: those that float32 violates too, if the input itself is
   * known, not only a box around it, and float32 evaluation is what the file computes, which it is
   * not where a division became a product.
   */
  static Predicate<Counterexample> refutations(Network network) {
    boolean evaluated = network.steps().stream().noneMatch(Deployed::isDivision);
    return point -> evaluated && point.violatedInSingle() && point.description().isEmpty();
  }

  private static boolean isDivision(Step step) {
    if (step.op() instanceof Scale scale) {
      for (int i = 0; i < scale.scaleError().size(); i++) {
        if (scale.scaleError().get(i) > 0) {
          return true;
        }
      }
    }
    return false;
  }
}
