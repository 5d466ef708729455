package org.facelab.worker.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it takes jobs. A broker that is away does not make it unready: jobs are found by the timer too. */
@Readiness
@ApplicationScoped
class WorkingCheck implements HealthCheck {
    private final Life life;

    WorkingCheck(Life life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes jobs").status(life.working()).build();
    }
}
