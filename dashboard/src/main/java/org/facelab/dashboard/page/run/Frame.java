package org.facelab.dashboard.page.run;

/**
 * A place of the filmstrip: one face at one epoch.
 *
 * @param epoch that it shows, or will show
 * @param span how many epochs of the axis lie above it; more than 1 once a run is too long for a frame an epoch
 * @param state done, now or to come
 * @param picture the address of the face, null if none was drawn
 * @param mse of the validation split, null where there is none
 * @param best whether the best epoch lies in it
 */
public record Frame(int epoch, int span, State state, String picture, String mse, boolean best) {
    /** Whether an epoch is over. */
    public enum State {
        DONE,
        NOW,
        AHEAD
    }

    public boolean done() {
        return state == State.DONE;
    }

    public boolean now() {
        return state == State.NOW;
    }

    /** What a screen reader says. */
    public String label() {
        return "Epoch " + epoch + (mse == null ? "" : ", validation MSE " + mse) + (best ? ", the best" : "");
    }
}
