package org.facelab.dashboard.page;

/** Where the engine computes, in the words of the pages. */
public final class Devices {
    private Devices() {}

    /** As in {@code CPU} or {@code GPU 0}, from what a worker tells, as in {@code cpu} or {@code gpu:0}. */
    public static String inWords(String device) {
        if (device.equalsIgnoreCase("cpu")) {
            return "CPU";
        }
        return device.startsWith("gpu:") ? "GPU " + device.substring("gpu:".length()) : device;
    }
}
