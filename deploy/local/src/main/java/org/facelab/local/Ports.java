package org.facelab.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds out which ports of 127.0.0.1 are free. */
final class Ports {
    private Ports() {}

    /** @throws Refusal if something listens on the port that the dashboard is to have */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(
                    "port " + port + " cannot be used (" + e.getMessage()
                            + "). Perhaps another program listens there, or it is below 1024; choose another port with"
                            + " --port N",
                    e);
        }
    }

    /** Different free ports, all held at once while they are chosen. */
    static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new Refusal("no free port can be found on 127.0.0.1", e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new Refusal("port " + socket.getLocalPort() + " cannot be let go", e);
        }
    }
}
