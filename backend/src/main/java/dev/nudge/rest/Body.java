package dev.nudge.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

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
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            // Weak: compressed on its way it has other bytes.
            String tag = "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22) + "\"";
            return new Body(bytes, tag);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
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
