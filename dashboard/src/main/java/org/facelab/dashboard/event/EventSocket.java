package org.facelab.dashboard.event;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;

/** The socket of a page; it only listens. */
@WebSocket(path = "/api/events")
public class EventSocket {
    private final EventFan fan;

    EventSocket(EventFan fan) {
        this.fan = fan;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        fan.add(connection.id(), connection::sendText);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        fan.remove(connection.id());
    }

    @OnError
    void gone(Exception e) {
        // a browser that went away in mid-message; its close follows
    }
}
