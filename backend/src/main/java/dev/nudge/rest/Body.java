package dev.nudge.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/** JSON that is ready to be sent, with the tag by which a client asks whether it is still the same. */
final class Body {

    /** A server that is updated answers with other tags, so nobody need hold an answer for long. */
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final byte[] json;
    private final String tag;

    private Body(byte[] json, String tag) {
        this.json = json;
        this.tag = tag;
    }

    static Body of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        // Weak: compressed on its way it has other bytes.
        return new Body(bytes, "W/\"" + DigestUtils.md5DigestAsHex(bytes) + "\"");
    }

    int size() {
        return json.length;
    }

    ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().eTag(tag).cacheControl(KEPT).contentType(MediaType.APPLICATION_JSON);
    }

    ResponseEntity<byte[]> whole() {
        return answer().body(json);
    }

    byte[] json() {
        return json;
    }
}
