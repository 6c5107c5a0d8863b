package dev.nudge.classroom;

import java.time.Instant;

/** A class as it is written down, but for its seats. Of its keys there are hashes alone. */
record ClassroomRecord(
        String id,
        String code,
        String teacherHash,
        String partnerHash,
        String boardHash,
        Agenda agenda,
        Instant created,
        Instant expires) {}
