package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedImportTest {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    @TempDir
    Path temp;

    private Path work;

    @BeforeEach
    void makeWorkFolder() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
    }

    private Path greyFaces() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            files.put("%03d.png".formatted(i), TestImages.grey(i, "png"));
        }
        return TestImages.folder(temp.resolve("faces"), files);
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
        // a thread that has done its last task takes a moment to end
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("import-")));
    }

    /** Wishes to stop when asked for the n-th time. */
    private record StopAt(int question, List<Integer> asked) implements ImportListener {
        StopAt(int question) {
            this(question, new ArrayList<>());
        }

        @Override
        public boolean stopWished() {
            asked.add(asked.size());
            return asked.size() >= question;
        }

        @Override
        public void progressed(int done, int total) {
            assertThat(done).isLessThan(total);
        }
    }

    @Test
    void wish_to_stop_ends_an_import_midway_and_leaves_nothing() throws Exception {
        Path faces = greyFaces();
        assertThatThrownBy(() -> DatasetImport.run(ImportRequest.of(faces, 32), NOWHERE, work, new StopAt(60)))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining("of 120 images");
        assertNothingLeft();
    }

    @Test
    void wish_to_stop_ends_a_drawing_midway() throws Exception {
        assertThatThrownBy(() -> DatasetImport.run(ImportRequest.drawn(5000, 1, 32), NOWHERE, work, new StopAt(100)))
                .isInstanceOf(ImportStopped.class);
        assertNothingLeft();
    }

    @Test
    void failing_output_ends_an_import_and_leaves_nothing() throws Exception {
        Path faces = greyFaces();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> DatasetImport.run(ImportRequest.of(faces, 32), full, work, Imported.PATIENT))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
        assertNothingLeft();
    }

    @Test
    void progress_ends_at_the_number_of_files() throws Exception {
        List<Integer> told = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public boolean stopWished() {
                return false;
            }

            @Override
            public void progressed(int done, int total) {
                assertThat(total).isEqualTo(120);
                told.add(done);
            }
        };
        DatasetImport.run(ImportRequest.of(greyFaces(), 32), NOWHERE, work, listener);
        assertThat(told).isSorted().endsWith(120);
        assertNothingLeft();
    }
}
