package dev.nudge.ui.page;

import com.vaadin.flow.router.Route;

/** What embedding will be. */
@Route(Routes.EMBED)
final class EmbedView extends PlainPage {

    EmbedView() {
        super("coming.embed.title", "coming.embed.text");
    }
}
