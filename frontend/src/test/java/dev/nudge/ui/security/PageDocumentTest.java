package dev.nudge.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What Flow writes into a document. */
class PageDocumentTest {

    @Test
    void whatSomebodyHasPutIntoAnAddressEndsNoScript() {
        Document document = Jsoup.parse("<html><head><script>if (1 < 2) begin();</script></head></html>");
        Element state = new Element("script").attr("initial", "");
        state.appendChild(new DataNode("window.state = {\"line\": \"a</script><script>alert(1)//<!--\"};"));
        document.head().appendChild(state);
        PageDocument.escape(document);
        Document read = Jsoup.parse(document.html());
        assertThat(read.select("script")).hasSize(2);
        assertThat(read.select("script[initial]").getFirst().data())
                .isEqualTo("window.state = {\"line\": \"a\\u003C/script>\\u003Cscript>alert(1)//\\u003C!--\"};");
        assertThat(read.select("script").getFirst().data()).contains("1 < 2");
    }

    @Test
    void whereTheStateStandsElsewhereNobodyTakesItForEscaped() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PageDocument.escape(Jsoup.parse("<script>state</script>")))
                .withMessageContaining("script[initial]");
    }
}
