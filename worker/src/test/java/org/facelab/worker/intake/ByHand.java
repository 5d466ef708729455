package org.facelab.worker.intake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The one profile of this module's tests: the engine's native library loads into one class loader of a JVM, and Quarkus makes
 * a new one for each profile. Slots look only when they are told to, so that tests can claim by hand.
 */
public class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "facelab.claim-every", "1h",
                "facelab.worker.name", "by-hand",
                "facelab.lease.renew-every", "200ms",
                "facelab.flags-every", "200ms");
    }
}
