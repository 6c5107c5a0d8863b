package dev.nudge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core thinks of a page. */
final class Axe {
    /** In one go in the page, and told in detail only of what is wrong: the rest of a long lesson is megabytes. */
    private static final AxeRunOptions OPTIONS = new AxeRunOptions();

    static {
        OPTIONS.setResultTypes(List.of("violations"));
    }

    private Axe() {}

    /** What is wrong for somebody who cannot see, cannot use a mouse or needs contrast; small remarks do not count. */
    static void expectNothingSerious(Page page) {
        List<String> findings = new AxeBuilder(page)
                .setLegacyMode(true).options(OPTIONS).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " (" + rule.getImpact() + "): " + node.getTarget() + " "
                                        + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
        assertThat(findings).isEmpty();
    }
}
