package org.facelab.worker.dataset;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes things 0 to n - 1 on all cores and hands them over in this order. At most a few dozen a core wait at a time, so
 * memory does not grow with n.
 */
final class InOrder {
    private static final int PIECE = 16;
    private static final int PIECES_AHEAD = 4;
    private static final long ASK_EVERY_MILLIS = 100;
    private static final long TELL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private InOrder() {}

    /** Makes one thing; called by many threads. */
    interface Maker<T> {
        T make(int index) throws IOException;
    }

    /** Takes what was made; called by the caller's thread, in order. */
    interface Taker<T> {
        void take(int index, T made) throws IOException;
    }

    /**
     * Returns when all are taken, or throws what a maker or taker threw; no thread of its own is left either way.
     *
     * @throws ImportStopped if the listener wished so, or the calling thread was interrupted
     */
    static <T> void run(int total, Maker<T> maker, Taker<T> taker, ImportListener listener) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads, named());
        try {
            new Run<>(total, maker, taker, listener).go(pool, threads * PIECES_AHEAD);
        } finally {
            end(pool);
        }
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "import-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Waits for the threads: they read a source that the caller closes next. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Run<T>(int total, Maker<T> maker, Taker<T> taker, ImportListener listener) {

        void go(ExecutorService pool, int ahead) throws IOException {
            ArrayDeque<Future<List<T>>> waiting = new ArrayDeque<>();
            int submitted = 0;
            int done = 0;
            long told = System.nanoTime() - TELL_EVERY_NANOS;
            while (done < total) {
                while (submitted < total && waiting.size() < ahead) {
                    int from = submitted;
                    int to = Math.min(total, from + PIECE);
                    waiting.add(pool.submit(() -> piece(from, to)));
                    submitted = to;
                }
                for (T made : await(waiting.remove(), done)) {
                    askToGoOn(done);
                    taker.take(done++, made);
                }
                if (System.nanoTime() - told >= TELL_EVERY_NANOS && done < total) {
                    told = System.nanoTime();
                    listener.progressed(done, total);
                }
            }
            listener.progressed(total, total);
        }

        private List<T> piece(int from, int to) throws IOException {
            List<T> made = new ArrayList<>(to - from);
            for (int i = from; i < to && !Thread.currentThread().isInterrupted(); i++) {
                made.add(maker.make(i));
            }
            return made;
        }

        private void askToGoOn(int done) throws ImportStopped {
            if (listener.stopWished()) {
                throw new ImportStopped(done, total);
            }
        }

        private List<T> await(Future<List<T>> piece, int done) throws IOException {
            while (true) {
                askToGoOn(done);
                try {
                    return piece.get(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    continue; // a large photograph takes seconds, and a wish to stop should not wait for it
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ImportStopped(done, total);
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        }

        private static IOException thrown(Throwable cause) {
            if (cause instanceof IOException failure) {
                return failure;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            return new IOException(cause);
        }
    }
}
