package fanc.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlTest {

  /** A parser of XML gets back what was written, in text and in attributes. */
  @Property(tries = 500)
  void textReadsBackWhateverItIs(@ForAll String text) throws Exception {
    String page = new Html().open("p").with("title", "x" + text).say(text + "x").close().finish();
    Element read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page.strip())))
            .getDocumentElement();
    assertThat(read.getTextContent()).isEqualTo(replaced(text) + "x");
    // An attribute of XML has blanks for line ends and tabs.
    assertThat(read.getAttribute("title"))
        .isEqualTo("x" + replaced(text).replaceAll("[\n\t]", " "));
    assertThat(read.getChildNodes().getLength()).isEqualTo(1);
  }

  /** What no page may hold, by the recommendation: XML 1.0, 2.2, and its discouraged controls. */
  private static String replaced(String text) {
    return text.replaceAll(
        "[^\\x{9}\\x{A}\\x{20}-\\x{7E}\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"
            + "|[\\x{1FFFE}\\x{1FFFF}\\x{2FFFE}\\x{2FFFF}\\x{3FFFE}\\x{3FFFF}\\x{4FFFE}\\x{4FFFF}"
            + "\\x{5FFFE}\\x{5FFFF}\\x{6FFFE}\\x{6FFFF}\\x{7FFFE}\\x{7FFFF}\\x{8FFFE}\\x{8FFFF}"
            + "\\x{9FFFE}\\x{9FFFF}\\x{AFFFE}\\x{AFFFF}\\x{BFFFE}\\x{BFFFF}\\x{CFFFE}\\x{CFFFF}"
            + "\\x{DFFFE}\\x{DFFFF}\\x{EFFFE}\\x{EFFFF}\\x{FFFFE}\\x{FFFFF}\\x{10FFFE}\\x{10FFFF}]",
        "\uFFFD");
  }

  @Property(tries = 500)
  void dataReadsBackAndIsNoMarkup(@ForAll String text) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = MapData.safe(mapper.writeValueAsString("</script><!--" + text));
    assertThat(json).doesNotContain("<", ">", "&").matches("[ -~]*");
    assertThat(mapper.readValue(json, String.class)).isEqualTo("</script><!--" + text);
  }
}
