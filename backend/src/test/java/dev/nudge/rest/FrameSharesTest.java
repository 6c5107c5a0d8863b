package dev.nudge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.session.Learners;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class FrameSharesTest {

    private static final String CLASS = "192.0.2.7";
    private static final String OTHERS = "192.0.2.8";

    private static FrameShares shares(int each, Duration patience) {
        return new FrameShares(new RestLimits(1, 1, 1, 1, 1, patience, 16, each, 1, 1, Duration.ofMinutes(1), 1));
    }

    /** Takes until somebody completes it. */
    private static final class Slow implements Supplier<CompletableFuture<String>> {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CompletableFuture<String> answer = new CompletableFuture<>();

        @Override
        public CompletableFuture<String> get() {
            begun.countDown();
            return answer;
        }
    }

    private static CompletableFuture<String> at(FrameShares shares, String address, Slow slow) throws Exception {
        CompletableFuture<String> asked = shares.of(address, slow);
        assertThat(slow.begun.await(1, TimeUnit.MINUTES)).isTrue();
        return asked;
    }

    @Test
    void whatAnAddressAsksBeyondItsShareWaitsForItsTurnAndOthersDoNot() throws Exception {
        FrameShares shares = shares(2, Duration.ofMinutes(5));
        Slow one = new Slow();
        CompletableFuture<String> first = at(shares, CLASS, one);
        at(shares, CLASS, new Slow());
        Slow third = new Slow();
        CompletableFuture<String> waiting = shares.of(CLASS, third);
        third.answer.complete("third");
        assertThat(at(shares, OTHERS, new Slow())).isNotDone();
        assertThat(third.begun.getCount()).isOne();
        one.answer.complete("first");
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("first");
        assertThat(waiting.get(1, TimeUnit.MINUTES)).isEqualTo("third");
    }

    @Test
    void whoWaitsTooLongIsToldSoAndWhatFailsGivesItsPlaceBack() throws Exception {
        FrameShares shares = shares(1, Duration.ofMillis(20));
        Slow slow = new Slow();
        CompletableFuture<String> first = at(shares, CLASS, slow);
        assertThatThrownBy(() -> shares.of(CLASS, new Slow()).get(1, TimeUnit.MINUTES))
                .cause()
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS))
                .hasMessageContaining("1 frames are computed for your address")
                .hasMessageContaining("20 ms");
        Problem failure = Problem.of(HttpStatus.NOT_FOUND, "gone", "It is gone.");
        slow.answer.completeExceptionally(failure);
        assertThatThrownBy(() -> first.get(1, TimeUnit.MINUTES)).hasCause(failure);
        at(shares, CLASS, new Slow());
    }

    @Test
    void longWalksOfOneAddressLeaveRoomForOthersAndWhatIsKeptTakesNone() throws Exception {
        try (RestServer server = RestServer.start(
                "nudge.rest.frames-at-once=2",
                "nudge.rest.frames-per-address=1",
                "nudge.rest.frame-time=4s",
                "server.forward-headers-strategy=native")) {
            String start = "/api/v1/experiments/quadratic/frames";
            assertThat(server.send(from(OTHERS, server.request(start))).statusCode())
                    .isEqualTo(200);
            List<CompletableFuture<HttpResponse<String>>> walks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String walk =
                        "{\"settings\": {\"way\": \"nudge\", \"net\": \"two\", \"epochs\": 2000}, \"then\": [{\"steps\": "
                                + (1900 + i) + "}]}";
                walks.add(server.client()
                        .sendAsync(
                                from(CLASS, server.posting("/api/v1/experiments/seven/frames", walk))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()));
            }
            Learners learners = server.bean(Learners.class);
            for (int i = 0; i < 6_000 && learners.open() == 0; i++) {
                Thread.sleep(5);
            }
            assertThat(learners.open()).as("walks under way").isPositive();
            // Were there no shares, the second would be there, too.
            for (int i = 0; i < 30; i++) {
                Thread.sleep(10);
                assertThat(learners.open()).isLessThanOrEqualTo(1);
            }
            assertThat(server.send(from(CLASS, server.request(start))).statusCode())
                    .isEqualTo(200);
            assertThat(server.send(from(OTHERS, server.request(start + "?a=1.7")))
                            .statusCode())
                    .isEqualTo(200);
            // Each is there, is too long for a frame, or has waited for too long.
            for (CompletableFuture<HttpResponse<String>> walk : walks) {
                assertThat(walk.get(1, TimeUnit.MINUTES).statusCode()).isIn(200, 422, 429);
            }
        }
    }

    private static HttpRequest.Builder from(String address, HttpRequest.Builder request) {
        return request.header("X-Forwarded-For", address);
    }
}
