package org.facelab.db.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {
    @TempDir
    Path folder;

    private BlobStore store;

    @BeforeEach
    void open() {
        store = new BlobStore(folder);
    }

    private Blob write(String key, String text) throws IOException {
        return store.write(key, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_file_is_described_by_size_and_hash() throws IOException {
        Blob blob = write("runs/1/a.txt", "abc");

        assertThat(blob.size()).isEqualTo(3);
        assertThat(blob.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(store.verified(blob)).hasContent("abc");
    }

    @Test
    void a_key_is_never_written_twice() throws IOException {
        write("runs/1/a.txt", "first");

        assertThatThrownBy(() -> write("runs/1/a.txt", "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("runs/1/a.txt")).hasContent("first");
    }

    @Test
    void nothing_remains_of_a_write_that_failed() throws IOException {
        assertThatThrownBy(() -> store.write("runs/1/a.txt", out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_damaged_file_is_told_from_a_whole_one() throws IOException {
        Blob blob = write("runs/1/a.txt", "abc");
        Files.writeString(folder.resolve("runs/1/a.txt"), "abd");
        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(DamagedBlob.class)
                .hasMessageContaining("SHA-256");

        Files.writeString(folder.resolve("runs/1/a.txt"), "ab");
        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(DamagedBlob.class)
                .hasMessageContaining("2 bytes");

        store.delete(blob.key());
        assertThatThrownBy(() -> store.verified(blob))
                .isInstanceOf(DamagedBlob.class)
                .hasMessageContaining("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "runs/../../a", "/etc/passwd", "runs", "runs//a", "runs/.hidden", "runs/a\u0000b"})
    void a_key_that_leads_elsewhere_is_refused(String key) {
        assertThatThrownBy(() -> store.path(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
