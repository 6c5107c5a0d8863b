package dev.nudge.lesson;

import dev.nudge.lesson.together.Ensemble;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of the sentences that name what an experiment declares. */
final class DeclaredSentences {

    private DeclaredSentences() {}

    static Set<String> of(Experiment experiment) {
        Set<String> keys = new LinkedHashSet<>();
        String id = experiment.id();
        keys.add(id + ".title");
        for (Control control : experiment.controls()) {
            keys.add(id + ".control." + control.id());
            if (control instanceof Control.Choice choice) {
                choice.options().forEach(option -> keys.add(id + ".option." + control.id() + "." + option));
            }
            if (control instanceof Control.Rooms rooms) {
                rooms.rooms().forEach(room -> keys.add(id + ".option." + control.id() + "." + room));
            }
            if (control instanceof Control.Ink ink) {
                ink.examples().forEach(example -> keys.add(id + ".example." + example.id()));
            }
            if (control instanceof Control.EditableMatrix matrix) {
                matrix.fillings().forEach(filling -> keys.add(id + ".filling." + filling.id()));
            }
        }
        add(keys, id, experiment.pictures(), experiment.readouts());
        experiment.keepsakes().forEach(keepsake -> keys.add(id + ".keepsake." + keepsake));
        experiment.checkpoints().forEach(goal -> keys.add(id + ".goal." + goal));
        return keys;
    }

    static Set<String> of(Ensemble ensemble) {
        Set<String> keys = new LinkedHashSet<>();
        String id = ensemble.words();
        keys.add(id + ".title");
        add(keys, id, ensemble.pictures(), ensemble.readouts(true));
        add(keys, id, List.of(), ensemble.readouts(false));
        return keys;
    }

    private static void add(Set<String> keys, String id, List<Picture> pictures, List<Readout> readouts) {
        for (Picture picture : pictures) {
            keys.add(id + ".picture." + picture.id());
            if (picture instanceof Picture.Plot plot) {
                keys.add(id + ".axis." + plot.x().axis());
                keys.add(id + ".axis." + plot.y().axis());
                plot.layers().forEach(layer -> keys.add(id + ".chart." + layer.chart()));
            }
        }
        readouts.forEach(readout -> keys.add(id + ".readout." + readout.id()));
    }
}
