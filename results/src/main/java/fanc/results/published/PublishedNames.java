package fanc.results.published;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The names a paper uses, and what a benchmark of ours calls the same things.
 *
 * @param networks the paper's networks
 * @param children the paper's children
 * @param perturbations the paper's perturbations
 */
public record PublishedNames(
    List<Network> networks, List<Child> children, List<Perturbation> perturbations) {
  private static final String EXTENSION = ".json";

  /**
   * A network.
   *
   * @param name in the paper
   * @param files names of files that hold this very network
   * @param alike names of files with a network of the same form on the same data, but with other
   *     weights: set beside the paper's for orientation, never counted
   * @param secondsTemplates time to make its templates for one image
   */
  public record Network(
      String name, List<String> files, List<String> alike, double secondsTemplates) {

    /** Copies the lists. */
    public Network {
      Objects.requireNonNull(name, "name");
      files = List.copyOf(files);
      alike = List.copyOf(alike);
    }
  }

  /**
   * A child.
   *
   * @param name in the paper
   * @param names in our benchmarks
   */
  public record Child(String name, List<String> names) {

    /** Copies the list. */
    public Child {
      Objects.requireNonNull(name, "name");
      names = List.copyOf(names);
    }
  }

  /**
   * A perturbation.
   *
   * @param name in the paper
   * @param properties names of our property files, without folder and extension
   */
  public record Perturbation(String name, List<String> properties) {

    /** Copies the list. */
    public Perturbation {
      Objects.requireNonNull(name, "name");
      properties = List.copyOf(properties);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if two things have one name, there or here
   */
  public PublishedNames {
    networks = List.copyOf(networks);
    children = List.copyOf(children);
    perturbations = List.copyOf(perturbations);
    requireDistinct("networks", networks.stream().map(Network::name).toList());
    requireDistinct("networks", networks.stream().flatMap(n -> n.files().stream()).toList());
    requireDistinct("networks", networks.stream().flatMap(n -> n.alike().stream()).toList());
    requireDistinct("children", children.stream().map(Child::name).toList());
    requireDistinct("children", children.stream().flatMap(c -> c.names().stream()).toList());
    requireDistinct("perturbations", perturbations.stream().map(Perturbation::name).toList());
    requireDistinct(
        "perturbations", perturbations.stream().flatMap(p -> p.properties().stream()).toList());
  }

  /** Returns the paper's network that a file holds. */
  public Optional<Network> network(String path) {
    String file = fileName(path);
    return networks.stream().filter(network -> network.files().contains(file)).findFirst();
  }

  /** Returns the paper's network whose form the one in a file has, with other weights. */
  public Optional<Network> networkAlike(String path) {
    String file = fileName(path);
    return networks.stream().filter(network -> network.alike().contains(file)).findFirst();
  }

  /** Returns the paper's child that a benchmark of ours calls by this name. */
  public Optional<Child> child(String name) {
    return children.stream().filter(child -> child.names().contains(name)).findFirst();
  }

  /** Returns the paper's perturbation that a property file of ours holds. */
  public Optional<Perturbation> perturbation(String path) {
    String file = fileName(path);
    String name =
        file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
    return perturbations.stream().filter(p -> p.properties().contains(name)).findFirst();
  }

  /**
   * Checks that everything that a number is about has a name.
   *
   * @throws IllegalArgumentException if not
   */
  void requireKnown(PublishedCell.Place place) {
    requireKnown(networks.stream().map(Network::name).toList(), place.network());
    requireKnown(children.stream().map(Child::name).toList(), place.child());
    requireKnown(perturbations.stream().map(Perturbation::name).toList(), place.perturbation());
  }

  private static void requireKnown(List<String> known, String name) {
    if (name != null && !known.contains(name)) {
      throw new IllegalArgumentException("'" + name + "' is none of " + known);
    }
  }

  private static void requireDistinct(String key, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(key + " name '" + name + "' twice");
      }
    }
  }

  private static String fileName(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }
}
