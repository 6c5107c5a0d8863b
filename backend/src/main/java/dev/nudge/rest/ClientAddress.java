package dev.nudge.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose limits a request counts against. */
final class ClientAddress {

    /** Of an IPv6 address the part that one household has. */
    private static final int NETWORK = 8;

    private ClientAddress() {}

    /** The peer of the connection; who trusts a proxy in front to name another, says so by {@code server.forward-headers-strategy}. */
    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(NETWORK, bytes.length)));
        } catch (IllegalArgumentException unusual) {
            return address;
        }
    }
}
