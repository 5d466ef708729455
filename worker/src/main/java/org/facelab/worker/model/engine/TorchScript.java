package org.facelab.worker.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module made from source text, without any Python: the way to those of libtorch's operations that DJL's
 * Java side lacks. Not safe for use by two threads.
 */
final class TorchScript implements AutoCloseable {
    /** A pickled object of the class Ops without attributes; an empty tuple of constants. */
    private static final byte[] OBJECT =
            "\u0080\u0002c__torch__\nOps\n)\u0081}b.".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);
    private final PtSymbolBlock module;
    private final ParameterStore store;

    TorchScript(NDManager manager, String resource) {
        try (InputStream source = TorchScript.class.getResourceAsStream(resource)) {
            byte[] archive = archive(source.readAllBytes());
            module = JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("the operations in " + resource + " cannot be read", e);
        }
        store = new ParameterStore(manager, false);
    }

    /** A call's arguments, in the order of the method's parameters: one array, or several for a list. */
    static final class Arguments {
        private final NDList list = new NDList();
        private final NDManager owner;
        private char nextList = 'p';

        /** The first argument's manager owns the results. */
        Arguments(NDArray first) {
            owner = first.getManager();
            with(first);
        }

        Arguments with(NDArray array) {
            array.setName(null);
            list.add(array);
            return this;
        }

        Arguments with(List<NDArray> arrays) {
            String name = nextList++ + "[]";
            for (NDArray array : arrays) {
                array.setName(name);
                list.add(array);
            }
            return this;
        }
    }

    NDList call(String method, Arguments arguments) {
        // an array that is no argument: DJL reads the method from its name, and the results' owner from its manager
        try (NDArray marker = arguments.owner.create(0f)) {
            marker.setName("module_method:" + method);
            NDList list = new NDList(marker);
            list.addAll(arguments.list);
            // always in training: else a guard for inference cuts the gradients
            return module.forward(store, list, true);
        }
    }

    private static byte[] archive(byte[] source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "ops/data.pkl", OBJECT);
            store(zip, "ops/constants.pkl", CONSTANTS);
            store(zip, "ops/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "ops/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            store(zip, "ops/code/__torch__.py", source);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() {
        module.close();
    }
}
