package dev.nudge.e2e;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;

/** One Nudge and one Chromium for the whole run; fresh learners for every test, who find the scripts loaded. Whoever brings a browser of their own takes the Nudge alone. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace SPACE = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Learner.class || type == RunningNudge.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningNudge nudge = context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(RunningNudge.class, k -> RunningNudge.find(), RunningNudge.class);
        if (parameter.getParameter().getType() == RunningNudge.class) {
            return nudge;
        }
        Chromium chromium = context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(Chromium.class, k -> new Chromium(), Chromium.class);
        nudge.newErrors();
        Learner.Device device = parameter.isAnnotated(OnPhone.class) ? Learner.Device.PHONE : Learner.Device.DESKTOP;
        Learner learner = new Learner(chromium.kept(), nudge, device);
        context.getStore(SPACE).put(Learner.class, learner);
        return learner;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Learner learner = context.getStore(SPACE).get(Learner.class, Learner.class);
        if (learner == null) {
            return;
        }
        boolean failed = context.getExecutionException().isPresent();
        String name = name(context);
        Artifacts.forget(name);
        List<String> troubles = new ArrayList<>();
        if (!failed) {
            troubles.addAll(learner.troubles());
        }
        learner.leave(failed || !troubles.isEmpty() ? Artifacts.folder().resolve(name) : null);
        if (!troubles.isEmpty()) {
            throw new AssertionFailedError("The test went well, but meanwhile:\n" + String.join("\n", troubles));
        }
    }

    /** What a test's files are called: class and method, and the argument of a test that has several. */
    private static String name(ExtensionContext context) {
        String method = context.getRequiredTestMethod().getName();
        String shown = context.getDisplayName();
        String argument = shown.startsWith(method) ? "" : "." + shown.replaceAll("[^A-Za-z0-9]+", "-");
        return context.getRequiredTestClass().getSimpleName() + "." + method + argument;
    }
}
