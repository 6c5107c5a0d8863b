package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.nudge.keepsake.KeepsakeFile;
import dev.nudge.lesson.Messages;
import java.io.ByteArrayInputStream;

/** Links to what can be taken home from an experiment, and a press that saves it here. A file is made when its link is followed, of the moment that then is. */
final class KeepsakeLinks extends Div {

    private static final int GONE = 404;

    private final transient LiveExperiment live;

    KeepsakeLinks(LiveExperiment live, Messages messages) {
        this.live = live;
        addClassName("keepsakes");
        add(new Span(getTranslation("keepsakes.title")));
        String experiment = live.experiment().id();
        for (String id : live.experiment().keepsakes()) {
            Anchor link = new Anchor(
                    DownloadHandler.fromInputStream(event -> response(id)),
                    messages.say(experiment + ".keepsake." + id));
            link.setId(experiment + "-keepsake-" + id);
            link.getElement().setAttribute("download", true);
            add(link);
        }
        if (live.canSave()) {
            NativeButton save = new NativeButton(getTranslation("save.run"), event -> live.save());
            save.addClassName("button");
            save.setId(experiment + "-save");
            add(save);
        }
        setVisible(!live.experiment().keepsakes().isEmpty());
    }

    private DownloadResponse response(String id) {
        return live.session()
                .keepsake(id)
                .map(keepsake -> KeepsakeFile.of(live.experiment().id(), keepsake))
                .map(file -> new DownloadResponse(
                        new ByteArrayInputStream(file.bytes()), file.name(), file.mediaType(), file.bytes().length))
                .orElseGet(() -> DownloadResponse.error(GONE));
    }
}
