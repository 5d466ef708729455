package org.facelab.worker.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The tensor engine of this process: which device it computes on, with how many threads. Safe for use by several threads. */
public final class Engine {
    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private final ai.djl.engine.Engine djl;
    private final Device device;

    private Engine(ai.djl.engine.Engine djl, Device device) {
        this.djl = djl;
        this.device = device;
    }

    /**
     * Loads the engine; takes seconds the first time.
     *
     * @param device {@code auto} (CUDA where there is one, else the CPU), {@code cpu} or {@code gpu}
     * @param threads for one operation; the count is part of a CPU's exact results. 0 takes all cores
     * @throws IllegalArgumentException for another word, or {@code gpu} where there is none
     */
    public static Engine start(String device, int threads) {
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty(THREADS, Integer.toString(count));
        ai.djl.engine.Engine djl = ai.djl.engine.Engine.getEngine("PyTorch");
        if (JniUtils.getNumThreads() != count) {
            JniUtils.setNumThreads(count);
        }
        return new Engine(djl, chosen(device, djl.getGpuCount()));
    }

    private static Device chosen(String word, int gpus) {
        return switch (word) {
            case "auto" -> gpus > 0 ? Device.gpu() : Device.cpu();
            case "cpu" -> Device.cpu();
            case "gpu" -> {
                if (gpus == 0) {
                    throw new IllegalArgumentException("device gpu: this machine shows no CUDA device;"
                            + " check its driver, or choose auto or cpu");
                }
                yield Device.gpu();
            }
            default -> throw new IllegalArgumentException("device '" + word + "': choose auto, cpu or gpu");
        };
    }

    /** The device for people and rows, as in {@code cpu} or {@code gpu:0}. */
    public String device() {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }

    /** Whether results come back only when they are asked for, so that each question waits. */
    public boolean asynchronous() {
        return device.isGpu();
    }

    /** Threads of one operation. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** The versions that decide about bits, as in {@code PyTorch 2.7.1}. */
    public String version() {
        return djl.getEngineName() + " " + djl.getVersion();
    }

    /** A manager on the device; the caller closes it. */
    public NDManager newManager() {
        return djl.newBaseManager(device);
    }

    /**
     * Turns gradients off on this thread, where they are on at first, and lets it run scripts as they are written. Every
     * thread that computes calls it before anything.
     */
    public void gradientsOff() {
        JniUtils.setGradMode(false);
        // it would profile a script's first calls and compute the later ones by other formulas: a resumed run, whose
        // script is new, would differ in its last bits from an unbroken one
        JniUtils.setGraphExecutorOptimize(false);
    }

    /** Turns gradients on for this thread until the result is closed. */
    public Gradients gradientsOn() {
        JniUtils.setGradMode(true);
        return () -> JniUtils.setGradMode(false);
    }

    /** Seeds the random numbers of the whole process: for the training alone. */
    public void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** A stretch with gradients. */
    public interface Gradients extends AutoCloseable {
        @Override
        void close();
    }
}
