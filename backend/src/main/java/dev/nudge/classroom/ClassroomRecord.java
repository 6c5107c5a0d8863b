package dev.nudge.classroom;

import java.time.Instant;

/**
 * A class as it is written down, but for its seats. Of its keys there are hashes alone.
 *
 * @param highest number of a seat that was ever drawn
 */
record ClassroomRecord(
        String id,
        String code,
        String teacherHash,
        String partnerHash,
        String boardHash,
        Agenda agenda,
        int highest,
        Instant created,
        Instant expires) {}
