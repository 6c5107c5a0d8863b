package dev.nudge.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests against the real page. A test takes a {@link Learner}, somebody with a browser of their own, or the {@link RunningNudge} itself.
 *
 * <p>Beyond its own assertions every test with a learner asserts that no request failed, that no page wrote an error to its console, and
 * that Nudge logged none.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {}
