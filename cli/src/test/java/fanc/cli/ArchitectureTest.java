package fanc.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import fanc.networks.OpVisitor;
import fanc.verifier.domain.Domain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture that a machine can check, over every class of the project. */
class ArchitectureTest {
  /** The rooms, and what each may depend on beside itself; {@code cli} may see all. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "networks", Set.of(),
          "properties", Set.of(),
          "results", Set.of(),
          "verifier", Set.of("networks", "properties"),
          "templates", Set.of("networks", "properties", "verifier"),
          // It judges what verifier and templates found, so it must not be made of them.
          "checker", Set.of("networks", "properties"),
          "approx", Set.of("networks"),
          "training", Set.of("networks"),
          // It offers what the wiring does, and makes no wiring of its own.
          "api", Set.of("cli", "results"));

  private static final JavaClasses ALL = importAll();

  private static JavaClasses importAll() {
    Set<Location> locations = new HashSet<>(Locations.ofPackage("fanc"));
    // What is optional is not on this module's class path.
    for (String module : List.of("training", "verifier/nd4j", "results/parquet", "api")) {
      Path classes = Path.of(System.getProperty("fanc.root"), module, "target", "classes");
      if (Files.isDirectory(classes)) {
        locations.add(Location.of(classes));
      }
    }
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importLocations(locations);
  }

  static Stream<Arguments> rooms() {
    return ROOMS.entrySet().stream()
        .filter(e -> !ALL.that(resideInAPackage("fanc." + e.getKey() + "..")).isEmpty())
        .map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomDependsOnNothingButTheRoomsOfTheMap(String room, Set<String> allowed) {
    String[] rooms =
        Stream.concat(Stream.of(room), allowed.stream())
            .map(r -> "fanc." + r + "..")
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> outside =
        resideInAPackage("fanc..").and(DescribedPredicate.not(resideInAnyPackage(rooms)));
    noClasses()
        .that()
        .resideInAPackage("fanc." + room + "..")
        .should()
        .dependOnClassesThat(outside)
        .because("docs/architecture.md, section Rooms, says who may know whom")
        .check(ALL);
  }

  @Test
  void roomsHaveNoCycles() {
    slices()
        .matching("fanc.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each room must be understandable with the rooms below it alone")
        .check(ALL);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fanc.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("first result on stdout, everything else on stderr: one room has to keep that")
        .check(ALL);
  }

  @Test
  void onlyOnnxSeesProtobuf() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fanc.networks.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.protobuf..", "onnx..")
        .because("the file format ends at the reader and the writer")
        .check(ALL);
  }

  @Test
  void onlyItsModuleSeesNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fanc.verifier.nd4j..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j..")
        .because("the library is optional and drags much with it")
        .check(ALL);
  }

  @Test
  void onlyKernelsAreMadeOfVectorInstructions() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fanc.verifier.vector..")
        .or()
        .haveSimpleName("VectorProvider")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .because("without --add-modules such a class can not be loaded")
        .check(ALL);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Common|Impl)(\\$.*)?")
        .because("such a name hides the concept; find the concept's name")
        .check(ALL);
  }

  @Test
  void randomnessHasASeed() {
    DescribedPredicate<JavaCall<?>> unseeded =
        describe("a call without a seed", ArchitectureTest::drawsWithoutSeed);
    noClasses()
        .should()
        .callCodeUnitWhere(unseeded)
        .because("a run must be repeatable from what its record says")
        .check(ALL);
  }

  private static boolean drawsWithoutSeed(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
    return switch (owner + "." + call.getName()) {
      case "java.util.Random.<init>", "java.util.SplittableRandom.<init>" -> noArguments;
      case "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.security.SecureRandom.<init>" ->
          true;
      case "java.util.Collections.shuffle" -> call.getTarget().getRawParameterTypes().size() == 1;
      default -> false;
    };
  }

  @Test
  void templatesProveNothingThemselves() {
    noClasses()
        .that()
        .resideInAPackage("fanc.templates..")
        .should()
        .beAssignableTo(Domain.class)
        .orShould()
        .beAssignableTo(OpVisitor.class)
        .because("a template is a guess; the verifier alone decides whether it holds")
        .check(ALL);
  }

  @Test
  void everyClassLiesInARoom() {
    String[] rooms =
        Stream.concat(Stream.of("cli"), ROOMS.keySet().stream())
            .map(r -> "fanc." + r + "..")
            .toArray(String[]::new);
    classes()
        .should()
        .resideInAnyPackage(rooms)
        .because("a class outside the map is checked by no rule above")
        .check(ALL);
  }

  @ParameterizedTest
  @MethodSource("floors")
  void rulesSeeTheClasses(String room, int floor) {
    assertThat(ALL.that(resideInAPackage("fanc." + room + "..")))
        .hasSizeGreaterThanOrEqualTo(floor);
  }

  static Stream<Arguments> floors() {
    return Stream.of(
        Arguments.of("networks", 70),
        Arguments.of("properties", 50),
        Arguments.of("verifier", 40),
        Arguments.of("templates", 25),
        Arguments.of("checker", 20),
        Arguments.of("approx", 30),
        Arguments.of("results", 30),
        Arguments.of("cli", 35));
  }
}
