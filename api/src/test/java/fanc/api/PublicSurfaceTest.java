package fanc.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers compile against is of this package and of Java alone. */
class PublicSurfaceTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("fanc.api");

  @Test
  void publicMethodsSpeakOfThisPackageAndOfJavaAlone() {
    assertThat(ALL).hasSizeGreaterThan(8);
    for (JavaClass each : ALL) {
      if (each.getModifiers().contains(JavaModifier.PUBLIC)) {
        for (JavaCodeUnit unit : each.getCodeUnits()) {
          if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
            assertThat(types(unit))
                .as(unit.getFullName())
                .allMatch(type -> !type.startsWith("fanc.") || type.startsWith("fanc.api."));
          }
        }
      }
    }
  }

  private static Stream<String> types(JavaCodeUnit unit) {
    return Stream.of(
            unit.getAllInvolvedRawTypes().stream(),
            unit.getReturnType().getAllInvolvedRawTypes().stream())
        .flatMap(all -> all)
        .map(JavaClass::getName);
  }

  @Test
  void nothingPrints() {
    ArchRuleDefinition.noClasses()
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("what a caller prints is its own affair")
        .check(ALL);
  }
}
