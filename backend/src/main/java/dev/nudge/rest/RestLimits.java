package dev.nudge.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What programs may ask of this server, {@code nudge.rest.*}.
 *
 * @param requestsPerMinute one address may send, evenly
 * @param burst how many of these it may send at once
 * @param picturesPerMinute of those that are kept already, which one address may be sent, evenly
 * @param pictureBurst how many of these at once
 * @param largestBody bytes of a request
 * @param frameTime how long a frame may take to compute, its walk included
 * @param framesAtOnce frames that are computed at the same time, for everybody together
 * @param framesPerAddress that are computed at the same time for one address; what it asks beyond them waits
 * @param runs that go on at the same time, for everybody together
 * @param runsPerAddress that go on at the same time for one address
 * @param runTime how long a run may go on
 * @param cache bytes of answers that are kept
 */
@ConfigurationProperties("nudge.rest")
public record RestLimits(
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("100") int burst,
        @DefaultValue("6000") int picturesPerMinute,
        @DefaultValue("2000") int pictureBurst,
        @DefaultValue("65536") int largestBody,
        @DefaultValue("5s") Duration frameTime,
        @DefaultValue("16") int framesAtOnce,
        @DefaultValue("4") int framesPerAddress,
        @DefaultValue("16") int runs,
        @DefaultValue("2") int runsPerAddress,
        @DefaultValue("5m") Duration runTime,
        @DefaultValue("33554432") int cache) {

    public RestLimits {
        require("requests-per-minute", requestsPerMinute);
        require("burst", burst);
        require("pictures-per-minute", picturesPerMinute);
        require("picture-burst", pictureBurst);
        require("largest-body", largestBody);
        require("frames-at-once", framesAtOnce);
        require("frames-per-address", framesPerAddress);
        require("runs", runs);
        require("runs-per-address", runsPerAddress);
        require("cache", cache);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("nudge.rest." + name + " is " + value + "; it must be at least 1");
        }
    }
}
