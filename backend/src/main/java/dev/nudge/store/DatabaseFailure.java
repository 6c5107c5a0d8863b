package dev.nudge.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in words, without a stack trace, why the start failed. */
final class DatabaseFailure extends AbstractFailureAnalyzer<DatabaseRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseRefusedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.next(), cause);
    }
}
