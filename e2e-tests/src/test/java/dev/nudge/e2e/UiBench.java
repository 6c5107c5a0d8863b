package dev.nudge.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * How long a slider's move takes to reach the eye: from the trusted pointer event's timestamp to the first animation frame
 * after the chart painted what the server said. Every shown value is checked against plain arithmetic.
 *
 * <p>{@code ./nudge bench ui}; options: {@code --rounds=5 --warmup=5 --moves=100 --rate=60} (moves a second).
 */
final class UiBench {

    /** Watches slider a from inside the page; {@code bench.take()} hands out the answered moves and forgets them. */
    private static final String WATCH = """
            () => {
              const slider = document.getElementById('parameter-a');
              const chart = document.querySelector('.picture > e-chart');
              const loss = document.getElementById('loss-mae');
              const sent = new Map();
              let answers = [], unpainted = [], painted = 0, requests = [];
              new PerformanceObserver(list => requests.push(...list.getEntries())).observe({ type: 'resource' });
              const curve = () => {
                const last = chart.getPointCount('curve') - 1;
                return [0, last >> 1, last].flatMap(i => chart.getDataPoint('curve', i));
              };
              const shown = answer => {
                answer.painted = painted;
                answer.loss = loss.textContent;
                answer.curve = curve();
                requestAnimationFrame(() => answer.frame = performance.now());
              };
              const stands = value => {
                const [x, y] = curve();
                return Math.abs(y - (value * x * x + 1.1 * x + 1.1)) < 1e-3;
              };
              chart.addEventListener('chart-rendered', () => {
                painted = performance.now();
                unpainted.splice(0).forEach(shown);
              });
              slider.addEventListener('parameter-move', e => sent.set(e.detail.at, performance.now()));
              slider.addEventListener('parameter-answered', e => {
                const { at, value } = e.detail;
                const answer = { at, value, sent: sent.get(at), answered: performance.now() };
                answers.push(answer);
                if (stands(value)) { shown(answer); } else { unpainted.push(answer); }
              });
              window.bench = {
                shown: value => Math.abs(answers.at(-1)?.value - value) < 1e-6 && answers.at(-1).frame > 0,
                take: () => {
                  for (const a of answers) {
                    const request = requests.find(r => r.startTime >= a.sent - 1 && r.startTime <= a.answered);
                    a.requested = request?.requestStart || a.sent;
                    a.read = request?.responseEnd || a.answered;
                  }
                  const all = answers;
                  answers = []; requests = []; sent.clear();
                  return all.map(a => [a.at, a.value, a.sent, a.requested, a.read, a.painted ?? NaN, a.frame ?? NaN,
                    Number(a.loss ?? NaN), ...a.curve ?? []]);
                },
              };
            }""";

    /** One answered move; times in milliseconds on the page's clock. */
    private record Answer(
            double at,
            double value,
            double sent,
            double requested,
            double read,
            double painted,
            double frame,
            double loss,
            List<Place> curve) {

        static Answer of(List<Number> numbers) {
            double[] n = numbers.stream().mapToDouble(Number::doubleValue).toArray();
            List<Place> curve = new ArrayList<>();
            for (int i = 8; i + 1 < n.length; i += 2) {
                curve.add(new Place(n[i], n[i + 1]));
            }
            return new Answer(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], curve);
        }

        double latency() {
            return frame - at;
        }

        /** Whether the loss and the curve beside it are those of the answered value, and were painted. */
        boolean right(Measured measured) {
            double start = LessonPage.START;
            return frame >= painted
                    && Math.abs(loss - measured.mae(value, start, start)) < 6e-5
                    && curve.size() == 3
                    && curve.stream()
                            .allMatch(p -> Math.abs(p.y() - (value * p.x() * p.x() + start * p.x() + start)) < 1e-4);
        }
    }

    private record Round(int asked, double rate, List<Answer> answers, double last, double load) {}

    private final int rounds;
    private final int warmup;
    private final int moves;
    private final double rate;

    private UiBench(String[] arguments) {
        rounds = (int) option(arguments, "rounds", 5);
        warmup = (int) option(arguments, "warmup", 5);
        moves = (int) option(arguments, "moves", 100);
        rate = option(arguments, "rate", 60);
    }

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            if (!argument.matches("--(rounds|warmup|moves|rate)=[1-9]\\d{0,4}")) {
                System.err.println(
                        "ui: " + argument + " is no option; these are, with their defaults: --rounds=5 --warmup=5"
                                + " --moves=100 --rate=60");
                System.exit(2);
            }
        }
        if (!new UiBench(arguments).run()) {
            System.err.println("ui: some shown values were wrong.");
            System.exit(1);
        }
    }

    private static double option(String[] arguments, String name, double preset) {
        String key = "--" + name + "=";
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(key))
                .mapToDouble(argument -> Double.parseDouble(argument.substring(key.length())))
                .findFirst()
                .orElse(preset);
    }

    /** Whether every shown value was right. */
    private boolean run() throws IOException {
        int port = RunningNudge.freePort();
        try (RunningNudge nudge = RunningNudge.find();
                Chromium chromium = new Chromium("--remote-debugging-port=" + port);
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
            Page page = context.newPage();
            page.navigate(nudge.url() + "?show=all");
            LessonPage lesson = new LessonPage(page);
            lesson.awaitPicture();
            page.evaluate(WATCH);
            Measured measured = lesson.measured();
            SteadyHand hand = new SteadyHand(port);

            System.out.printf(
                    Locale.ROOT,
                    "Slider a, %d moves at %.0f a second; %d rounds after %d to warm up; %d processors, Chromium %s.%n"
                            + "Milliseconds from the pointer event to the first frame that shows the answer; then the medians of"
                            + " its parts.%n%n",
                    moves,
                    rate,
                    rounds,
                    warmup,
                    Runtime.getRuntime().availableProcessors(),
                    chromium.browser().version());
            System.out.println(
                    " round  moves/s  answered  median    p95    max   last |  event  queue server  paint  frame |"
                            + " wrong  load");
            List<Round> measuredRounds = new ArrayList<>();
            for (int i = 1; i <= warmup + rounds; i++) {
                Round round = round(lesson, hand);
                boolean counts = i > warmup;
                if (counts) {
                    measuredRounds.add(round);
                }
                print(counts ? Integer.toString(i - warmup) : "(w" + i + ")", round, measured);
            }
            Round all = together(measuredRounds);
            print("all", all, measured);
            System.out.println("""

                    event   from the pointer event's timestamp until the slider told the server
                    queue   until the request left the page
                    server  until the answer arrived: wire, session, tensors
                    paint   until the page had taken it in and ECharts had painted
                    frame   until the next animation frame began""");
            hand.close();
            return all.answers().stream().allMatch(answer -> answer.right(measured));
        }
    }

    /** The knob from 1.1 to and fro, every move to another value; the hand waits at the end for the last answer. */
    private Round round(LessonPage lesson, SteadyHand hand) {
        Page page = lesson.page();
        lesson.a.type("1.1");
        lesson.awaitQuiet();
        BoundingBox track = lesson.a.element().locator(".track").boundingBox();
        lesson.a.grab();
        page.evaluate("() => bench.take()");
        long period = (long) (1e9 / rate);
        long begin = System.nanoTime();
        double value = LessonPage.START;
        for (int i = 0; i < moves; i++) {
            value = zigzag(i + 1);
            long due = begin + i * period;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            hand.moveTo(track.x + lesson.a.share(value) * track.width, track.y + track.height / 2);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        page.waitForFunction("value => bench.shown(value)", value);
        @SuppressWarnings("unchecked")
        List<List<Number>> taken = (List<List<Number>>) page.evaluate("() => bench.take()");
        lesson.a.release();
        lesson.awaitQuiet();
        List<Answer> answers = taken.stream().map(Answer::of).toList();
        return new Round(
                moves,
                (moves - 1) / seconds,
                answers,
                answers.getLast().latency(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Three tenths further with every move, turning at the ends of the track. */
    private static double zigzag(int move) {
        int tenths = Math.floorMod(31 + 3 * move, 140);
        return (tenths <= 70 ? tenths : 140 - tenths) / 10.0 - 2;
    }

    private static Round together(List<Round> rounds) {
        return new Round(
                rounds.stream().mapToInt(Round::asked).sum(),
                rounds.stream().mapToDouble(Round::rate).average().orElse(Double.NaN),
                rounds.stream().flatMap(round -> round.answers().stream()).toList(),
                percentile(rounds.stream().mapToDouble(Round::last).toArray(), 0.5),
                rounds.stream().mapToDouble(Round::load).average().orElse(Double.NaN));
    }

    private static void print(String name, Round round, Measured measured) {
        List<Answer> answers = round.answers();
        System.out.printf(
                Locale.ROOT,
                "%6s %8.1f %5d/%-4d %6.1f %6.1f %6.1f %6.1f | %6.1f %6.1f %6.1f %6.1f %6.1f | %5d %5.1f%n",
                name,
                round.rate(),
                answers.size(),
                round.asked(),
                percentile(answers, Answer::latency, 0.5),
                percentile(answers, Answer::latency, 0.95),
                percentile(answers, Answer::latency, 1),
                round.last(),
                percentile(answers, a -> a.sent() - a.at(), 0.5),
                percentile(answers, a -> a.requested() - a.sent(), 0.5),
                percentile(answers, a -> a.read() - a.requested(), 0.5),
                percentile(answers, a -> a.painted() - a.read(), 0.5),
                percentile(answers, a -> a.frame() - a.painted(), 0.5),
                answers.stream().filter(answer -> !answer.right(measured)).count(),
                round.load());
    }

    private static double percentile(List<Answer> answers, ToDoubleFunction<Answer> of, double share) {
        return percentile(answers.stream().mapToDouble(of).toArray(), share);
    }

    /** The smallest value that at least this share of all values does not exceed. */
    private static double percentile(double[] values, double share) {
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
    }
}
