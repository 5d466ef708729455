package org.facelab.worker.results;

import java.util.Locale;
import org.facelab.db.entity.PictureKind;
import org.facelab.worker.intake.Claim;

/** The keys of a run's files; each carries the fence, so that a worker that woke up too late overwrites nothing. */
final class Keys {
    private final String run;
    private final long fence;

    Keys(Claim claim) {
        run = "runs/" + claim.runId();
        fence = claim.fence();
    }

    String weights(int epoch) {
        return format("%s/checkpoints/epoch-%04d.f%d.safetensors", epoch);
    }

    String state(int epoch) {
        return format("%s/checkpoints/epoch-%04d.f%d.state.safetensors", epoch);
    }

    String stepWeights(long step) {
        return format("%s/checkpoints/step-%07d.f%d.safetensors", step);
    }

    String stepState(long step) {
        return format("%s/checkpoints/step-%07d.f%d.state.safetensors", step);
    }

    /** Of a checkpoint that somebody asked for; a pause may save at the same step beside it. */
    String askedWeights(long step) {
        return format("%s/checkpoints/asked-%07d.f%d.safetensors", step);
    }

    String askedState(long step) {
        return format("%s/checkpoints/asked-%07d.f%d.state.safetensors", step);
    }

    String sample(long step) {
        return format("%s/pictures/step-%07d-sample.f%d.png", step);
    }

    String picture(PictureKind kind, int epoch) {
        return format("%s/pictures/epoch-%04d-" + kind.word() + ".f%d.png", epoch);
    }

    String originals() {
        return run + "/pictures/original.f" + fence + ".png";
    }

    private String format(String pattern, long number) {
        return String.format(Locale.ROOT, pattern, run, number, fence);
    }
}
