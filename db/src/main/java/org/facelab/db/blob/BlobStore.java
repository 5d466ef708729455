package org.facelab.db.blob;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in which all files lie, under keys of our own making. A key is written once and never replaced. After a
 * crash a temporary file may be left in {@code tmp/}; nothing reads there, and the dashboard sweeps it.
 */
public final class BlobStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(/[A-Za-z0-9][A-Za-z0-9._-]*)+");
    private final Path root;

    /** @param root the folder; it is made on the first write */
    public BlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Writes the content of a new file. */
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** Where the file of a key lies, whether it exists or not. */
    public Path path(String key) {
        if (!KEY.matcher(key).matches() || key.contains("..")) {
            throw new IllegalArgumentException("not a key of a file: " + key);
        }
        return root.resolve(key);
    }

    /**
     * Writes a new file: temporary file, forced to disk, moved into place, folder forced.
     *
     * @throws FileAlreadyExistsException if the key was written before; that file is untouched
     */
    public Blob write(String key, Writer writer) throws IOException {
        Path temporary = temporary();
        try {
            MessageDigest digest = sha256();
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new DigestOutputStream(new Unclosed(Channels.newOutputStream(channel)), digest);
                writer.write(out);
                out.flush();
                channel.force(true);
            }
            long size = Files.size(temporary);
            place(temporary, path(key));
            return new Blob(key, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Puts a file that lies on this machine already, such as a finished upload, under a key: by a hard link where the
     * file system can, so that not a byte is copied, else as a copy. The caller removes its own name of the file and
     * must not write to it any more.
     */
    public Blob adopt(String key, Path file) throws IOException {
        Path temporary = temporary();
        try {
            Files.createLink(temporary, file);
        } catch (UnsupportedOperationException | IOException e) {
            // another file system, or one without links
            return write(key, out -> Files.copy(file, out));
        }
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Blob blob = new Blob(key, Files.size(temporary), sha256(temporary));
            place(temporary, path(key));
            return blob;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A fresh path for a temporary file of this store; its folder exists. */
    public Path temporary() throws IOException {
        return temporaryFolder().resolve(UUID.randomUUID() + ".part");
    }

    /** The folder for files that nobody reads before they are whole; it exists. */
    public Path temporaryFolder() throws IOException {
        return Files.createDirectories(root.resolve("tmp"));
    }

    /** Checks a file against what its row says, size first. */
    public Path verified(Blob blob) throws IOException {
        Path file = path(blob.key());
        if (!Files.isRegularFile(file)) {
            throw new DamagedBlob("the file " + blob.key() + " is gone: it was deleted outside Facelab");
        }
        long size = Files.size(file);
        if (size != blob.size()) {
            throw new DamagedBlob(
                    "the file " + blob.key() + " is damaged: it has " + size + " bytes, written were " + blob.size());
        }
        String found = sha256(file);
        if (!found.equals(blob.sha256())) {
            throw new DamagedBlob("the file " + blob.key() + " is damaged: its SHA-256 is " + found + ", written was "
                    + blob.sha256());
        }
        return file;
    }

    /** Removes a file if it is there. */
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    /**
     * Removes whatever lies at or under a place, as in {@code runs/<run>}: for owners that are gone for good.
     *
     * @throws IOException if something could not be removed; the rest may be gone
     */
    public void deleteAll(String place) throws IOException {
        Path folder = path(place);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** What lies directly in a folder, as in {@code runs}: one path for each owner; empty if there is none. */
    public List<Path> under(String folder) throws IOException {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.toList();
        }
    }

    private static void place(Path temporary, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try {
            // a hard link fails if the target is there, where a move would replace it
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // some file systems have no hard links, and say so in either way
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** The SHA-256 of a file, read in pieces. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (NoSuchFileException e) {
            throw new DamagedBlob("the file " + file.getFileName() + " is gone");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Keeps a writer that closes its stream from closing the channel before it is forced. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
