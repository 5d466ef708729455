package org.facelab.worker.dataset;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The image files of a folder tree. A symbolic link counts as the file it names if that lies in the same tree; no link to a
 * folder is followed.
 */
final class FolderSource implements ImageSource {
    private final Path root;
    private final Limits limits;
    /** The paths as the system gave them: under a plain C locale a name with an accent cannot be made a path again. */
    private final Map<String, Path> paths = new TreeMap<>();

    private final List<String> files;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, Path> companions = new TreeMap<>();
    private int notImages;

    /** Looks through the whole tree, reading no file. */
    FolderSource(Path folder, Limits limits) throws IOException {
        this.root = folder.toRealPath();
        this.limits = limits;
        Files.walkFileTree(root, new Look());
        this.files = List.copyOf(paths.keySet());
    }

    @Override
    public List<String> files() {
        return files;
    }

    @Override
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public int notImages() {
        return notImages;
    }

    @Override
    public List<String> companions() {
        return List.copyOf(companions.keySet());
    }

    @Override
    public InputStream open(String companion) throws IOException {
        try {
            return Files.newInputStream(companions.get(companion));
        } catch (AccessDeniedException e) {
            throw new ImportRefused(companion + " cannot be read: " + why(e), e);
        }
    }

    @Override
    public byte[] read(String file) throws Unreadable {
        // one byte more than allowed tells a file that is too large, even one that grows meanwhile
        try (InputStream in = Files.newInputStream(paths.get(file))) {
            byte[] content = in.readNBytes((int) limits.fileBytes() + 1);
            if (content.length > limits.fileBytes()) {
                throw new Unreadable("larger than " + (limits.fileBytes() >> 20) + " MiB; make it smaller");
            }
            return content;
        } catch (IOException e) {
            throw new Unreadable(why(e), e);
        }
    }

    @Override
    public void close() {
        // every file is opened and closed by itself
    }

    private static String why(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "not permitted: the user that runs Facelab may not read it";
        }
        return failure instanceof NoSuchFileException ? "gone meanwhile" : "cannot be read: " + failure.getMessage();
    }

    private final class Look extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return FileNames.isIgnored(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = name(file);
            if (FileNames.isIgnored(name)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                visitLink(file, name);
            } else if (!FileNames.isImage(name)) {
                pass(name, file, attributes.isRegularFile());
            } else if (attributes.isRegularFile()) {
                add(name, file);
            } else {
                // opening a pipe would wait for ever
                leftOut.add(new LeftOut(name, "not a plain file"));
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(String name, Path file) {
            if (paths.putIfAbsent(name, file) != null) {
                leftOut.add(new LeftOut(
                        name, "this machine's locale cannot tell its name from another's; set LC_ALL=C.UTF-8"));
            }
        }

        private void pass(String name, Path file, boolean plain) {
            notImages++;
            if (plain && FileNames.isCompanion(name)) {
                companions.putIfAbsent(name, file);
            }
        }

        private void visitLink(Path file, String name) {
            try {
                Path target = file.toRealPath();
                if (!target.startsWith(root)) {
                    leftOut.add(new LeftOut(name, "a symbolic link that leads out of the folder; it is not followed"));
                } else if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                    leftOut.add(new LeftOut(name, "a symbolic link to a folder; it is not followed"));
                } else if (!FileNames.isImage(name)) {
                    pass(name, file, Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
                } else if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                    add(name, file);
                } else {
                    leftOut.add(new LeftOut(name, "not a plain file"));
                }
            } catch (IOException e) {
                leftOut.add(new LeftOut(name, "a symbolic link that leads nowhere"));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            leftOut.add(new LeftOut(name(file), why(failure)));
            return FileVisitResult.CONTINUE;
        }

        private String name(Path file) {
            return root.relativize(file).toString().replace(File.separatorChar, '/');
        }
    }
}
