package fanc.properties.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedVerdictsTest {
  @TempDir Path folder;

  private ExpectedVerdicts read(String text) throws IOException, PropertyFormatException {
    return ExpectedVerdicts.read(Files.writeString(folder.resolve("known.csv"), text));
  }

  @Test
  void namesOfTheListGoBeforeNamesOfTheFiles() throws Exception {
    ExpectedVerdicts known =
        read(
            """
            category,Network,property,seconds,result
            a,one/n.onnx,p.vnnlib,1,sat

            b,two/n.onnx.gz,p.vnnlib.gz,1,unsat
            c,m.onnx,q.vnnlib,1,unknown
            d,m.onnx,r.vnnlib,1,unsat
            """);
    assertThat(known.of("./one/n.onnx", "p.vnnlib")).contains(ExpectedVerdict.SAT);
    assertThat(known.of("two/n.onnx", "p.vnnlib")).contains(ExpectedVerdict.UNSAT);
    assertThat(known.of("elsewhere/m.onnx", "x/r.vnnlib.gz")).contains(ExpectedVerdict.UNSAT);
    assertThat(known.of("m.onnx", "q.vnnlib")).isEmpty();
    assertThat(known.of("absent.onnx", "q.vnnlib")).isEmpty();
    assertThatThrownBy(() -> known.of("three/n.onnx", "p.vnnlib"))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("says both sat and unsat of three/n.onnx, p.vnnlib");
  }

  @Test
  void markBeforeTheTextIsPassedOver() throws Exception {
    ExpectedVerdicts known = read("\uFEFFonnx,vnnlib,truth\nn.onnx,p.vnnlib,sat\n");
    assertThat(known.of("n.onnx", "p.vnnlib")).contains(ExpectedVerdict.SAT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onnx,vnnlib\\n|line 1: no column is called expected or truth",
        "onnx,vnnlib,truth\\n|no verdicts",
        "onnx,vnnlib,truth\\na,b\\n|line 2: 2 fields, the titles are 3",
        "onnx,vnnlib,truth\\na,b,holds\\n|line 2: \"holds\", expected sat, unsat or unknown",
        "onnx,vnnlib,truth\\n\"a,b,sat\\n|line 2: "
      })
  void malformedFilesAreRefusedByLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("known.csv: ")
        .hasMessageContaining(message);
  }
}
