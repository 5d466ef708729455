package org.facelab.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What is done to whole folders. */
final class Folders {
    private Folders() {}

    /** Removes a folder with all it holds, if it is there; links are removed and not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Gives a folder with all it holds to root again, if it is another's. */
    static void takeBack(Path folder) throws IOException, InterruptedException {
        if (Files.exists(folder) && !Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"))) {
            Process chown = new ProcessBuilder("chown", "-R", "0:0", folder.toString())
                    .inheritIO()
                    .start();
            if (chown.waitFor() != 0) {
                throw new IOException(folder + " cannot be given to root: chown ended with " + chown.exitValue());
            }
        }
    }
}
