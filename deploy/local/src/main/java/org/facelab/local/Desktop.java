package org.facelab.local;

import java.io.IOException;

/** The desktop of the person who started Facelab, if there is one. */
final class Desktop {
    private Desktop() {}

    /** Opens an address in the browser; without a desktop, or without the program that does it, nothing happens. */
    static void open(String address) {
        String display = System.getenv("DISPLAY");
        String wayland = System.getenv("WAYLAND_DISPLAY");
        if ((display == null || display.isBlank()) && (wayland == null || wayland.isBlank())) {
            return;
        }
        try {
            new ProcessBuilder("xdg-open", address)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // xdg-open is not installed; the address is on the console
        }
    }
}
