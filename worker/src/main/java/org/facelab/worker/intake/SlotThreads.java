package org.facelab.worker.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread for each slot: claims, works, and waits to be woken or for its timer. */
@ApplicationScoped
public class SlotThreads {
    private static final Logger LOG = Logger.getLogger(SlotThreads.class);
    private final WorkerSettings settings;
    private final ClaimQueue queue;
    private final Reach reach;
    private final JobRunner runner;
    private final Map<Slot, Semaphore> wakes = new EnumMap<>(Slot.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    SlotThreads(WorkerSettings settings, ClaimQueue queue, Reach reach, JobRunner runner) {
        this.settings = settings;
        this.queue = queue;
        this.reach = reach;
        this.runner = runner;
        if (settings.slots().training() > 1) {
            throw new IllegalArgumentException("facelab.slots.training is "
                    + settings.slots().training()
                    + ": trainings of one process would share the engine's random state, and no run could be repeated."
                    + " Use 0 or 1, and start a worker for each training that runs at once");
        }
        for (Slot slot : Slot.values()) {
            wakes.put(slot, new Semaphore(0));
        }
    }

    synchronized void start() {
        for (Slot slot : Slot.values()) {
            for (int i = 1; i <= count(slot); i++) {
                Thread thread =
                        new Thread(() -> loop(slot), "slot-" + slot.name().toLowerCase(Locale.ROOT) + "-" + i);
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
        }
    }

    private int count(Slot slot) {
        return switch (slot) {
            case TRAINING -> settings.slots().training();
            case GENERATION -> settings.slots().generation();
            case IMPORT -> settings.slots().imports();
        };
    }

    /** Something may wait for this slot. */
    public void wake(Slot slot) {
        wakes.get(slot).release();
    }

    /** Something may wait for any slot. */
    void wakeAll() {
        wakes.values().forEach(Semaphore::release);
    }

    /** Takes nothing new; what runs is told to save and is given back. Returns once all is given back, or after the wait. */
    synchronized void stop(Duration wait) {
        stopping = true;
        runner.giveBackAll(GiveBack.SHUTDOWN);
        wakes.values().forEach(wake -> wake.release(threads.size()));
        long end = System.nanoTime() + wait.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (thread.isAlive()) {
                LOG.warnf(
                        "%s is not done within %s; its lease will end and another worker goes on",
                        thread.getName(), wait);
            }
        }
    }

    private void loop(Slot slot) {
        while (!stopping) {
            // what is announced from here on wakes the slot again, what was announced before is seen by the claim
            wakes.get(slot).drainPermits();
            if (!claimAndWork(slot)) {
                rest(slot);
            }
        }
    }

    private boolean claimAndWork(Slot slot) {
        try {
            var claim = queue.next(slot, reach.longEnough());
            reach.reached();
            if (claim.isEmpty()) {
                return false;
            }
            // this thread may have drained what was meant for its neighbours: let one of them look too
            wake(slot);
            runner.run(claim.get(), () -> stopping);
            return true;
        } catch (RuntimeException e) {
            reach.missed();
            LOG.warnf(
                    "could not claim a job for %s: %s. Trying again within %s",
                    slot, e.getMessage(), settings.claimEvery());
            return false;
        }
    }

    private void rest(Slot slot) {
        try {
            // returns early when something was announced; whether it was does not matter
            boolean woken = wakes.get(slot).tryAcquire(settings.claimEvery().toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("%s looks again, woken: %s", slot, woken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
