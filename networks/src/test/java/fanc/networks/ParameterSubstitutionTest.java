package fanc.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ParameterSubstitutionTest {
  @Property(tries = 60, seed = "1")
  void ownParametersMakeTheNetworkAgain(@ForAll(supplier = RandomNetworks.class) Network network) {
    Network again =
        ParameterSubstitution.of(
            doubled(network), Parameters.of(network), ParameterSubstitution.roundings(network));
    assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(network));
  }

  private static Network doubled(Network network) {
    List<Tensor> twice = new ArrayList<>();
    for (Tensor tensor : Parameters.of(network)) {
      twice.add(
          Tensor.of(tensor.shape(), Arrays.stream(tensor.toArray()).map(x -> 2 * x).toArray()));
    }
    return ParameterSubstitution.of(network, twice, ParameterSubstitution.roundings(network));
  }

  @Property(tries = 60, seed = "2")
  void otherNumbersOfParametersAreRefused(
      @ForAll(supplier = RandomNetworks.class) Network network) {
    List<Tensor> more = new ArrayList<>(Parameters.of(network));
    List<Integer> roundings = ParameterSubstitution.roundings(network);
    List<Tensor> fewer = more.subList(1, more.size());
    assertThatThrownBy(() -> ParameterSubstitution.of(network, fewer, roundings))
        .isInstanceOf(IllegalArgumentException.class);
    List<Tensor> longer = new ArrayList<>(more);
    longer.add(Tensor.zeros(1));
    assertThatThrownBy(() -> ParameterSubstitution.of(network, longer, roundings))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
