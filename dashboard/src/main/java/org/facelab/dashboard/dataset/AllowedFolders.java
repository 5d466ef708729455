package org.facelab.dashboard.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.db.settings.InvalidSettings;

/** The folders of the server from which data sets may be imported, by path; none unless the operator names some. */
@ApplicationScoped
public class AllowedFolders {
    private final List<Path> folders;

    AllowedFolders(@ConfigProperty(name = "facelab.allow-import") Optional<String> folders) {
        this.folders = folders.stream()
                .flatMap(text -> Arrays.stream(text.split(":")))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text.strip()).toAbsolutePath().normalize())
                .toList();
    }

    /** The folders, for people. */
    public List<Path> folders() {
        return folders;
    }

    /**
     * A path that was found inside an allowed folder.
     *
     * @param path with every symbolic link followed
     * @param root the allowed folder that holds it, likewise
     */
    public record Found(Path path, Path root) {}

    /**
     * Follows a path.
     *
     * @throws InvalidSettings if it leaves the allowed folders, by whatever way, or is no folder, no zip and no idx file
     */
    public Found find(String text) {
        if (folders.isEmpty()) {
            throw refused("no folder of the server is open for imports. Upload the file instead, or start Facelab with"
                    + " --allow-import DIR");
        }
        Path asked;
        try {
            asked = Path.of(text);
        } catch (InvalidPathException e) {
            throw refused("is not a path: " + e.getReason());
        }
        if (!asked.isAbsolute()) {
            throw refused("must be an absolute path inside " + names());
        }
        // a path outside is refused unseen: nobody learns what lies there
        List<Path> roots = folders.stream().flatMap(AllowedFolders::real).toList();
        if (folders.stream().noneMatch(asked.normalize()::startsWith)
                && roots.stream().noneMatch(asked.normalize()::startsWith)) {
            throw outside(text);
        }
        try {
            Path real = asked.toRealPath();
            for (Path root : roots) {
                if (real.startsWith(root)) {
                    return new Found(checked(real, text), root);
                }
            }
        } catch (IOException e) {
            throw refused("there is no file or folder " + text + " that the server can read");
        }
        throw outside(text);
    }

    /** Empty for a folder that is gone: it must not close the others. */
    private static Stream<Path> real(Path folder) {
        try {
            return Stream.of(folder.toRealPath());
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Path checked(Path real, String text) throws IOException {
        if (Files.isDirectory(real)) {
            return real;
        }
        if (ArchiveKind.of(real).isEmpty()) {
            throw refused(
                    text + " is neither a folder nor a zip: it does not start as a zip does (PK), nor as an idx file"
                            + " or a gz of one");
        }
        return real;
    }

    private InvalidSettings outside(String text) {
        return refused(text + " does not lie inside an allowed folder; allowed are " + names()
                + ". Move it there, or start Facelab with another --allow-import DIR");
    }

    private String names() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static InvalidSettings refused(String message) {
        return new InvalidSettings("path", message);
    }
}
