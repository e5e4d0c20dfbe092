package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RungShareTest {
  private static final RungShare CASCADE =
      new RungShare(
          12, 1.5, List.of(new StepShare("box", 10, 0.25), new StepShare("deepz", 2, 1.25)));

  @Test
  void stepsAreSummedByMethodInTheOrderInWhichTheyAreTried() {
    RungShare other = new RungShare(1, 2, List.of(new StepShare("deepz", 1, 2)));

    assertThat(CASCADE.plus(other))
        .isEqualTo(
            new RungShare(
                13, 3.5, List.of(new StepShare("box", 10, .25), new StepShare("deepz", 3, 3.25))));
    assertThat(RungShare.NONE.plus(CASCADE)).isEqualTo(CASCADE);
  }

  @Test
  void stepsAreWrittenOnlyWhereThereAreSome() throws JsonProcessingException {
    String plain = RecordJson.MAPPER.writeValueAsString(new RungShare(3, 0.5));
    assertThat(plain).isEqualTo("{\"regions\":3,\"seconds\":0.5}");
    assertThat(RecordJson.MAPPER.readValue(plain, RungShare.class))
        .isEqualTo(new RungShare(3, 0.5));

    String steps = RecordJson.MAPPER.writeValueAsString(CASCADE);
    assertThat(RecordJson.MAPPER.readValue(steps, RungShare.class)).isEqualTo(CASCADE);
  }

  @Test
  void otherKeysAreStillNeeded() {
    assertThatThrownBy(
            () -> RecordJson.MAPPER.readValue("{\"regions\":3,\"steps\":[]}", RungShare.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
