package org.facelab.worker.intake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The app without slots of its own, for tests that claim by hand. */
public class NoSlots implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "facelab.slots.training", "0",
                "facelab.slots.generation", "0",
                "facelab.slots.import", "0",
                "facelab.worker.name", "by-hand",
                "facelab.lease.renew-every", "200ms",
                "facelab.flags-every", "200ms");
    }
}
