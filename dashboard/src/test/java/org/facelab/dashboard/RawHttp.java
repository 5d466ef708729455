package org.facelab.dashboard;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Requests byte by byte, for what no well-behaved client sends. */
public final class RawHttp {
    private RawHttp() {}

    /** Sends a head (lines without their ends) and reads until the server closes or falls silent; gives all of it. */
    public static String exchange(URI server, String... lines) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            String head = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[1 << 16];
            int length = 0;
            while (length < answer.length && !whole(new String(answer, 0, length, StandardCharsets.UTF_8))) {
                int read = socket.getInputStream().read(answer, length, answer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static boolean whole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(answer);
        return !length.find() || answer.length() - end - 4 >= Integer.parseInt(length.group(1));
    }
}
