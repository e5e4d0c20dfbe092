package fanc.cli.exact;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The least margin of half-spaces, all of which must hold, by one linear program in doubles for
 * each pattern of phases and each half-space: what {@link ExactMinimum} is compared with.
 */
public final class LinearPrograms {
  private final Network network;
  private final InputRegion region;
  private final HalfSpace goal;
  private double least = Double.POSITIVE_INFINITY;

  private LinearPrograms(Network network, InputRegion region, HalfSpace goal) {
    this.network = network;
    this.region = region;
    this.goal = goal;
  }

  /** Returns the least margin, up to what the solver errs by. */
  public static double least(Network network, OutputConstraint constraint, InputRegion region) {
    double least = Double.POSITIVE_INFINITY;
    for (HalfSpace row : constraint.halfSpaces()) {
      LinearPrograms programs = new LinearPrograms(network, region, row);
      for (long pattern = 0; pattern < (1L << rectifiers(network)); pattern++) {
        programs.solve(pattern);
      }
      least = Math.min(least, programs.least);
    }
    return least;
  }

  /** Returns how many rectifiers a network has. */
  public static int rectifiers(Network network) {
    return network.steps().stream()
        .filter(step -> step.op() instanceof Relu)
        .mapToInt(step -> step.shape().size())
        .sum();
  }

  private void solve(long pattern) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> x = variables(model);
    List<double[]> rows = identity();
    int neuron = 0;
    for (Step step : network.steps()) {
      if (step.op() instanceof Affine affine) {
        rows = through(affine, rows);
        continue;
      }
      List<double[]> rectified = new ArrayList<>();
      for (double[] row : rows) {
        boolean active = ((pattern >> neuron++) & 1) == 1;
        Expression sign = expression(model, x, row, "n" + neuron);
        if (active) {
          sign.lower(-row[x.size()]);
        } else {
          sign.upper(-row[x.size()]);
        }
        rectified.add(active ? row : new double[row.length]);
      }
      rows = rectified;
    }
    double[] margin = new double[x.size() + 1];
    margin[x.size()] = -goal.offset();
    for (int j = 0; j < rows.size(); j++) {
      for (int i = 0; i < margin.length; i++) {
        margin[i] += goal.normal(j) * rows.get(j)[i];
      }
    }
    expression(model, x, margin, "margin").weight(1);
    Optimisation.Result result = model.minimise();
    if (result.getState().isOptimal()) {
      double value = margin[x.size()];
      for (int i = 0; i < x.size(); i++) {
        value += margin[i] * result.get(i).doubleValue();
      }
      least = Math.min(least, value);
    }
  }

  private List<Variable> variables(ExpressionsBasedModel model) {
    double[] lower = region.base().toArray();
    double[] upper = lower.clone();
    for (int k = 0; k < region.changes().size(); k++) {
      lower[region.changes().index(k)] = region.changes().lower(k);
      upper[region.changes().index(k)] = region.changes().upper(k);
    }
    List<Variable> x = new ArrayList<>();
    for (int i = 0; i < lower.length; i++) {
      x.add(model.newVariable("x" + i).lower(lower[i]).upper(upper[i]));
    }
    return x;
  }

  private static Expression expression(
      ExpressionsBasedModel model, List<Variable> x, double[] row, String name) {
    Expression expression = model.newExpression(name);
    for (int i = 0; i < x.size(); i++) {
      expression.set(x.get(i), row[i]);
    }
    return expression;
  }

  private List<double[]> identity() {
    int n = region.dimension();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] row = new double[n + 1];
      row[i] = 1;
      rows.add(row);
    }
    return rows;
  }

  private static List<double[]> through(Affine op, List<double[]> rows) {
    int n = rows.get(0).length;
    List<double[]> next = new ArrayList<>();
    for (int j = 0; j < op.outputs(); j++) {
      double[] sum = new double[n];
      sum[n - 1] = op.bias().get(j);
      for (int i = 0; i < rows.size(); i++) {
        for (int k = 0; k < n; k++) {
          sum[k] += op.weight().get(i * op.outputs() + j) * rows.get(i)[k];
        }
      }
      next.add(sum);
    }
    return next;
  }
}
