package fanc.verifier.family;

import fanc.properties.RegionFamily;
import fanc.verifier.group.Group;
import fanc.verifier.group.Partition;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Regions that are listed by their numbers, divided by where on the image they lie. */
final class MemberPart implements FamilyPart {
  private final RegionFamily family;
  private final Partition partition;
  private final Group group;
  private final Kernels kernels;

  private MemberPart(RegionFamily family, Partition partition, Group group, Kernels kernels) {
    this.family = family;
    this.partition = partition;
    this.group = group;
    this.kernels = kernels;
  }

  /** Returns all regions of a family, in as few parts as a list of numbers allows. */
  static List<FamilyPart> all(RegionFamily family, Kernels kernels) {
    Partition partition = Partition.of(family);
    return partition.roots().stream()
        .<FamilyPart>map(group -> new MemberPart(family, partition, group, kernels))
        .toList();
  }

  @Override
  public BigInteger count() {
    return BigInteger.valueOf(group.size());
  }

  @Override
  public InputSet inputs() {
    return RegionSet.of(family, group.members(), kernels);
  }

  @Override
  public List<FamilyPart> split() {
    return group.size() == 1
        ? List.of()
        : partition.split(group).stream()
            .<FamilyPart>map(part -> new MemberPart(family, partition, part, kernels))
            .toList();
  }

  @Override
  public LongStream regions() {
    return Arrays.stream(group.members());
  }

  @Override
  public boolean isNumbered() {
    return true;
  }
}
