package fanc.cli.hostile;

import java.util.ArrayList;
import java.util.List;

/** All of them. */
public final class HostileCases {
  private HostileCases() {}

  /** Returns every case that is quick to decide. */
  public static List<HostileCase> small() {
    List<HostileCase> cases = new ArrayList<>();
    cases.addAll(AbsorbedBackdoors.all());
    cases.addAll(MarginsWithinRounding.all());
    cases.addAll(EnvironmentDetectors.all());
    cases.addAll(Ties.all());
    cases.addAll(Extremes.all());
    return cases.stream().map(HostileCase::withSingle).toList();
  }

  /** Returns the cases with very many inputs. */
  public static List<HostileCase> wide() {
    return WideSums.all().stream().map(HostileCase::withSingle).toList();
  }

  /**
   * Returns the cases with parameters rounded to float32 which float32 arithmetic violates at their
   * point, in some order of summation; exact arithmetic may not.
   */
  public static List<HostileCase> single() {
    return small().stream()
        .flatMap(one -> SingleParameters.of(one).stream())
        .filter(one -> one.single().isPresent())
        .toList();
  }
}
