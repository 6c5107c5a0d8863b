package dev.nudge.saved;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as it was when somebody saved it. It never changes.
 *
 * @param id the end of its address
 * @param experiment its id
 * @param version the experiment's, by which the trail is understood
 * @param engine the version of the engine that computed it
 * @param device names of the devices that computed it, with a comma between them
 * @param trail as {@link dev.nudge.link.Permalink#query} writes it, of any length
 * @param origin the id of the run that it went on from; empty if there was none
 * @param created when it was saved
 * @param expires when it is removed, unless somebody opens it before
 */
public record SavedRun(
        String id,
        String experiment,
        int version,
        String engine,
        String device,
        String trail,
        Optional<String> origin,
        Instant created,
        Instant expires) {}
