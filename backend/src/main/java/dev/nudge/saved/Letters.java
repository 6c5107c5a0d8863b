package dev.nudge.saved;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Ids and secrets that can be read aloud and typed: letters and digits that are not taken for one another, and no vowels, so that no words come about. */
public final class Letters {

    private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 48 bits. */
    public static final int ID = 10;

    /** 125 bits. */
    public static final int SECRET = 26;

    private Letters() {}

    public static String draw(int count) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < count; i++) {
            drawn.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return drawn.toString();
    }

    /** As it was drawn, however it was typed. */
    public static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    public static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
