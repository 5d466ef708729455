package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_second_launcher_is_told_who_holds_the_folder_and_how_to_take_another() {
        try (StateFolder first = StateFolder.open(folder)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> StateFolder.open(folder))
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining(first.folder().toString())
                    .withMessageContaining("--state DIR");
        }
    }

    @Test
    void the_folder_can_be_opened_again_once_it_was_closed() {
        StateFolder.open(folder).close();

        StateFolder.open(folder).close();

        assertThat(folder.resolve("lock")).isEmptyFile();
    }

    @Test
    void a_state_folder_that_cannot_be_made_is_named() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> StateFolder.open(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("--state DIR");
    }
}
