package fanc.cli;

import java.util.List;

/**
 * Lines to begin with, at the end of every command's help. A test runs each as it stands, in a
 * folder with the files that they name.
 */
final class Examples {
  static final String HEADING = "%nExamples:%n";

  private static final String ALL =
      """
      fanc prove --network parent.onnx --property patch.json
      fanc prove --network parent.onnx --property patch.json --certificate parent.cert
      fanc prove --network child.onnx --property patch.json --from parent.onnx
      fanc verify --network child.onnx --property patch.json
      fanc verify --network child.onnx --property patch.json --out result.json
      fanc verify --network children --property patch.json --out results
      fanc verify --ensemble members.json --property patch.json
      fanc verify query.vnnlib --network child.onnx --timeout 60
      fanc verify --instances instances.csv --out results.csv
      fanc gate gate.json --accept
      fanc gate gate.json --junit junit.xml --sarif fanc.sarif --markdown gate.md
      fanc check child.cert --network child.onnx --property patch.json
      fanc check child.cert --network child.onnx --property patch.json --complete
      fanc approx --network parent.onnx --method int8 -o child.onnx
      fanc approx --network parent.onnx --method prune50+float16 -o child.onnx
      fanc approx --network parent.onnx --recipe recipe.json -o children --force
      fanc evaluate children/a.onnx child.onnx --images images.csv
      fanc evaluate child.onnx --images images.csv --corrupt --out scores.json
      fanc advise --network parent.onnx --property patch.json --target int8 -o child8.onnx
      fanc bounds --network child.onnx --property patch.json --image 0 --region 0,0
      fanc explain --network child.onnx --property patch.json --image 0
      fanc explain --network child.onnx --property patch.json --image 0 --out why.json
      fanc diversity parent.onnx child.onnx --images images.csv
      fanc diversity parent.onnx child.onnx --property patch.json --html diversity.html
      fanc inspect net.onnx
      fanc inspect net.onnx --property patch.json
      fanc supports query.vnnlib --network child.onnx
      fanc supports query.vnnlib
      fanc init --network net.onnx
      fanc init --network net.onnx --images images.csv -o start
      fanc train recipe.json -o net.onnx
      fanc demo --images 0..1
      fanc demo --network parent.onnx --property patch.json
      fanc bench bench.json
      fanc bench bench.json --fresh
      fanc report result.json --html report.html
      fanc report results/runs/2026-11-23-tiny -o report
      fanc report result.json --csv result.csv
      fanc doctor
      fanc doctor --out doctor.json
      fanc store list
      fanc store list --store .fanc
      fanc store verify
      fanc store gc --dry-run
      fanc store gc --older-than 30
      fanc completion bash > ~/.local/share/bash-completion/completions/fanc
      fanc completion zsh > ~/.fanc-completion.zsh
      fanc man verify
      fanc man --out man1
      """;

  private Examples() {}

  /** Returns the lines for a command, by its name as it is typed without {@code fanc}. */
  static List<String> of(String command) {
    String start = "fanc " + command + " ";
    return ALL.lines().filter(line -> (line + " ").startsWith(start)).toList();
  }
}
