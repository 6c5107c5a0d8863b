package dev.nudge.ui.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in words, without a stack trace, why the start failed. */
final class HostFailure extends AbstractFailureAnalyzer<HostRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HostRefusedException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give --embed-hosts origins like https://moodle.example.org or hosts like *.example.org, separated by commas, or * for all.",
                cause);
    }
}
