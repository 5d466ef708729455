package org.facelab.dashboard.page.queue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Times;
import org.facelab.dashboard.page.queue.QueueView.Held;
import org.facelab.dashboard.page.queue.QueueView.WorkerCard;

/** Who could take up a job: from it follows why one waits. */
record Slots(List<WorkerCard> alive, List<WorkerCard> taking) {
    static Slots of(List<WorkerCard> workers) {
        List<WorkerCard> alive =
                workers.stream().filter(worker -> !worker.lost()).toList();
        return new Slots(
                alive,
                alive.stream().filter(worker -> !worker.drain().draining()).toList());
    }

    /**
     * Why a queued job waits.
     *
     * @param kind of the job; a worker has a slot for each
     * @param place in line among its kind, from 1
     */
    String why(String kind, int place) {
        if (alive.isEmpty()) {
            return "no worker is running";
        }
        if (taking.isEmpty()) {
            return alive.size() == 1 ? "its worker is draining" : "all workers are draining";
        }
        if (place > 1) {
            return "behind " + Figures.grouped(place - 1) + (place == 2 ? " other" : " others");
        }
        List<Held> held = taking.stream()
                .flatMap(worker -> worker.jobs().stream())
                .filter(job -> job.subject().kind().equals(kind))
                .toList();
        if (held.size() < taking.size()) {
            return "starts now";
        }
        Optional<Duration> soonest =
                held.stream().map(Held::left).filter(Objects::nonNull).min(Comparator.naturalOrder());
        return soonest.map(left -> "a slot is free in about " + Times.inWords(left))
                .orElse("when a slot is free");
    }
}
