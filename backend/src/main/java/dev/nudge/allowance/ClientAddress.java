package dev.nudge.allowance;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whose limits something counts against. */
public final class ClientAddress {

    /** Of an IPv6 address the bytes that one household has. */
    private static final int NETWORK = 8;

    private ClientAddress() {}

    /**
     * @param peer of a connection; who trusts a proxy in front to name another, says so by {@code server.forward-headers-strategy}. Null where it is not known
     * @return an IPv4 address as it is, of an IPv6 address its /64; what is neither, as it is
     */
    public static String of(@Nullable String peer) {
        if (peer == null) {
            return "";
        }
        try {
            InetAddress address = InetAddress.ofLiteral(peer.replaceFirst("%.*", ""));
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK))
                    : address.getHostAddress();
        } catch (IllegalArgumentException neither) {
            return peer;
        }
    }
}
