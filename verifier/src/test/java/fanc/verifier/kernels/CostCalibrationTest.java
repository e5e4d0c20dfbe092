package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link CostCalibration} replaces the figures it measured, and only these. */
public class CostCalibrationTest {

  private static final BackendCost VECTOR = new BackendCost("vector", 1.5, 45e9);

  @Test
  void measuresWhatIsThereAndKeepsTheRest() {
    CostModel supposed = new CostModel(List.of(new BackendCost("java", 0.1, 1), VECTOR));
    CostModel measured = CostCalibration.measure(supposed, List.of(new JavaKernels()));
    assertThat(measured.costs().get(0).rate()).isGreaterThan(1e6);
    assertThat(measured.costs().get(0).secondsOnce()).isEqualTo(0.1);
    assertThat(measured.costs().get(1)).isEqualTo(VECTOR);
  }

  @Test
  void aRateOfCodeThatIsNotCompiledIsNone() {
    assertThat(CostCalibration.corrected(VECTOR, 1e9)).isEqualTo(VECTOR);
    assertThat(CostCalibration.corrected(VECTOR, 20e9).rate()).isEqualTo(20e9);
    assertThat(CostCalibration.corrected(VECTOR, 90e9).rate()).isEqualTo(90e9);
  }
}
