package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The files of a picture, as they are saved by a browser. */
@BrowserTest
class ShareTest {

    private static final String FILES = "**/VAADIN/dynamic/resource/**";

    @Test
    void whatIsSavedIsTheLargePictureWhetherItIsAChartOrNot(@OnPhone Learner learner) throws IOException {
        Page page = learner.opens("lessons/gradient?graph.then=2");
        // Its large picture is no chart; a chart stands beneath.
        Locator words = page.locator("#graph-words");
        assertThat(words).containsText("2");
        page.locator("#share-graph").click();
        Locator failed = page.locator("#share-failed");

        page.route(
                FILES,
                route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("no drawing")));
        page.locator("#share-png").click();
        assertThat(failed).containsText("There is no PNG");
        assertThat(failed).isInViewport();
        page.unroute(FILES);

        String svg = new String(saved(page, "svg"), StandardCharsets.UTF_8);
        byte[] png = saved(page, "png");
        assertThat(failed).isEmpty();
        assertThat(svg).contains(words.textContent(), ">a·x²</text>");
        assertThat(differing(page, svg, png)).as("of 1200 × 630 pixels").isZero();

        page.keyboard().press("Escape");
        assertThat(page.locator("#share-png")).isHidden();
        page.locator("#share-tangent").click();
        BufferedImage chart = ImageIO.read(new ByteArrayInputStream(saved(page, "png")));
        List<?> canvas = (List<?>)
                page.locator("#tangent-pictures e-chart")
                        .first()
                        .evaluate(
                                "chart => { const c = chart.shadowRoot.querySelector('#picture canvas'); return [c.width, c.height]; }");
        assertThat(List.of(chart.getWidth(), chart.getHeight())).isEqualTo(canvas);
    }

    @Test
    void theDialogGoesWithThePageItWasOpenedOn(Learner learner) {
        Page page = learner.opens("lessons/gradient");
        page.locator("#share-tangent").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("More ways to embed"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/embed\\?experiment=tangent&"));
        assertThat(page.locator("#share-code")).hasCount(0);
    }

    private static byte[] saved(Page page, String kind) throws IOException {
        Download file =
                page.waitForDownload(() -> page.locator("#share-" + kind).click());
        assertThat(file.suggestedFilename()).endsWith("." + kind);
        return Files.readAllBytes(file.path());
    }

    /** In how many pixels two pictures differ that the same browser draws; all of them where one is larger. */
    private static int differing(Page page, String svg, byte[] png) {
        Page empty = page.context().newPage();
        try {
            return ((Number) empty.evaluate(
                            """
                            async (sources) => {
                              const [one, other] = await Promise.all(sources.map(async (src) => {
                                const picture = Object.assign(new Image(), { src });
                                await picture.decode();
                                const { width, height } = picture;
                                const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
                                pen.drawImage(picture, 0, 0);
                                return new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer);
                              }));
                              if (one.length !== other.length) return Math.max(one.length, other.length);
                              return one.filter((pixel, i) => pixel !== other[i]).length;
                            }""", List.of(data("svg+xml", svg.getBytes(StandardCharsets.UTF_8)), data("png", png))))
                    .intValue();
        } finally {
            empty.close();
        }
    }

    private static String data(String type, byte[] picture) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(picture);
    }
}
