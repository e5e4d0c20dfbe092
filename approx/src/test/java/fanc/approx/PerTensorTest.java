package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.approx.search.Candidate;
import fanc.approx.search.SearchSpace;
import fanc.approx.search.Settings;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of single tensors, and the recipe of a child that has them. */
class PerTensorTest {
  @TempDir Path folder;
  private OnnxModel parent;
  private List<String> names;

  @BeforeEach
  void readParent() throws IOException, NetworkFormatException, ApproximationException {
    parent = SmallOnnx.read(folder, 1);
    names =
        Child.of(parent, IntQuantization.nearest(8)).weights().stream()
            .map(WeightChange::name)
            .toList();
  }

  @Test
  void eachTensorIsWhatItsOwnRuleMakesOfItAndOthersStay() throws Exception {
    LayerRule first = IntQuantization.nearest(3);
    LayerRule last = new MagnitudePruning(List.of(new BigDecimal("0.5")), Scope.DENSE);
    PerTensor rule =
        new PerTensor(
            List.of(new TensorRule(names.get(0), first), new TensorRule(names.get(2), last)));
    OnnxModel child = Child.of(parent, rule).model();
    assertThat(rule.name()).isEqualTo("each-int3.prune50");
    assertThat(child.stored(names.get(0)).values())
        .isEqualTo(Child.of(parent, first).model().stored(names.get(0)).values());
    assertThat(child.stored(names.get(1)).values()).isEqualTo(parent.stored(names.get(1)).values());
    assertThat(child.stored(names.get(2)).values())
        .isEqualTo(Child.of(parent, last).model().stored(names.get(2)).values());
  }

  @Test
  void candidateIsMadeAgainByTheRecipeThatIsWritten() throws Exception {
    SearchSpace space = Settings.widths(parent, 8, Granularity.CHANNEL);
    PerTensor rule = space.rule(new Candidate(List.of(1, 6, 3)));
    Path file = folder.resolve("child.recipe.json");
    RecipeFile.write(file, new Recipe("child", List.of(Chain.of(rule))));
    Recipe read = RecipeFile.read(file);
    assertThat(read.children()).containsExactly(Chain.of(rule));
    assertThat(Child.of(parent, read.children().get(0)).model().sha256())
        .isEqualTo(Child.of(parent, rule).model().sha256());
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                Files.readString(
                    Path.of(System.getProperty("fanc.root"), "approx/schema/recipe-1.json")));
    assertThat(schema.validate(new ObjectMapper().readTree(file.toFile()))).isEmpty();
  }

  @Test
  void sizesAreThoseOfTheStoredWeights() throws Exception {
    SearchSpace widths = Settings.widths(parent, 8, Granularity.CHANNEL);
    long filters = parent.stored(names.get(0)).shape().dim(0);
    long entries = parent.stored(names.get(0)).shape().size();
    assertThat(widths.tensors().get(0).settings())
        .first()
        .satisfies(setting -> assertThat(setting.size()).isEqualTo(8 * entries + 32 * filters));
    SearchSpace rates =
        Settings.rates(parent, List.of(BigDecimal.ZERO, new BigDecimal("0.5"), BigDecimal.ONE));
    for (Candidate candidate : rates.uniform()) {
      Map<String, float[]> left = new TreeMap<>();
      OnnxModel child = Child.of(parent, rates.rule(candidate)).model();
      names.forEach(name -> left.put(name, child.stored(name).values()));
      long nonZero = 0;
      for (float[] values : left.values()) {
        for (float value : values) {
          nonZero += value == 0 ? 0 : 1;
        }
      }
      assertThat(rates.size(candidate)).isEqualTo(nonZero);
    }
  }

  @Test
  void tensorThatIsNotThereAndOneThatIsNamedTwiceAreRefused() {
    TensorRule lost = new TensorRule("lost", IntQuantization.nearest(8));
    TensorRule known = new TensorRule(names.get(0), IntQuantization.nearest(8));
    assertThatThrownBy(() -> Child.of(parent, new PerTensor(List.of(known, lost))))
        .isInstanceOf(ApproximationException.class)
        .hasMessageContaining("no weight tensor 'lost'");
    assertThatThrownBy(() -> new PerTensor(List.of(known, known)))
        .hasMessageContaining("two rules are about tensor");
    assertThatThrownBy(() -> new PerTensor(List.of())).hasMessageContaining("at least one");
  }
}
