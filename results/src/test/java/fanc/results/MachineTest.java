package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void processorNameIsTheFirstModelName() {
    assertThat(
            Machine.modelName(List.of("processor\t: 0", "model name\t: A: B 3", "model name: C")))
        .isEqualTo("A: B 3");
  }

  @Test
  void processorWithoutNameIsNamedByItsArchitecture() {
    assertThat(Machine.modelName(List.of("processor\t: 0", "model name\t: ")))
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void thisMachineHasANameAndAtLeastOneCore() {
    Machine here = Machine.here(Double.NaN);
    assertThat(here.cpu()).isNotBlank();
    assertThat(here.jvm()).isNotBlank();
    assertThat(here.cores()).isPositive();
    assertThat(here.dgemmGflops()).isNaN();
  }

  @Test
  void highWaterMarkIsReadFromItsLine() {
    assertThat(
            PeakMemory.highWaterMark(List.of("Name:\tjava", "VmHWM:\t  317440 kB", "VmRSS: 1 kB")))
        .isEqualTo(OptionalLong.of(317440L * 1024));
    assertThat(PeakMemory.highWaterMark(List.of("VmHWM:\t many kB"))).isEmpty();
  }

  @Test
  void peakMemoryNeverFalls() {
    long before = PeakMemory.megabytes();
    assertThat(before).isPositive();
    assertThat(PeakMemory.megabytes()).isGreaterThanOrEqualTo(before);
  }
}
