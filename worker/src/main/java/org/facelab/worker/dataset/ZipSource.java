package org.facelab.worker.dataset;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The image files of a zip, read in place: nothing is ever unpacked to disk. */
final class ZipSource implements ImageSource {
    /** A million entries with long names fit. */
    private static final long MOST_LIST_BYTES = 128L << 20;

    private static final int FIRST_ROOM = 1 << 18;
    private final String shown;
    private final Limits limits;
    private final ZipFile zip;
    private final List<String> files = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> companions = new ArrayList<>();
    private final AtomicLong unpackedSoFar = new AtomicLong();
    private int notImages;

    /**
     * Opens a zip and looks through its list, unpacking nothing.
     *
     * @param shown what people call it
     * @throws ImportRefused if it is no zip, is cut short, or holds what no honest zip of images holds
     */
    ZipSource(Path file, String shown, Limits limits) throws IOException {
        this.shown = shown;
        this.limits = limits;
        this.zip = open(file, shown);
        try {
            list();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
        Collections.sort(files);
        Collections.sort(companions);
    }

    private static ZipFile open(Path file, String shown) throws IOException {
        ZipHead.check(file, shown);
        long listBytes = ZipListSize.of(file);
        if (listBytes > MOST_LIST_BYTES) {
            throw new ImportRefused(shown + " cannot be imported: its list of files takes " + (listBytes >> 20)
                    + " MiB, at most " + (MOST_LIST_BYTES >> 20) + " are read; split it");
        }
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("encrypted")) {
                throw new ImportRefused(shown + " is encrypted; make the zip without a password", e);
            }
            if (message.contains("bad entry name") || message.contains("CEN header")) {
                return openWithOldNames(file, shown, e);
            }
            throw new ImportRefused(
                    shown + " is a damaged or truncated zip (" + message + "); copy or upload it again", e);
        }
    }

    /** Old programs write names in the code page of DOS. */
    private static ZipFile openWithOldNames(Path file, String shown, ZipException first) throws IOException {
        try {
            return new ZipFile(
                    file.toFile(),
                    Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1);
        } catch (ZipException e) {
            throw new ImportRefused(
                    shown + " is a damaged zip (" + first.getMessage() + "); copy or upload it again", first);
        }
    }

    private void list() throws ImportRefused {
        if (zip.size() > limits.entries()) {
            throw refused("it holds " + count(zip.size()) + " entries, at most " + count(limits.entries())
                    + " are read; split it");
        }
        Set<String> seen = new HashSet<>();
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            String danger = FileNames.danger(name);
            if (danger != null) {
                throw refused("it holds " + danger + ": " + name.replace('\0', '?')
                        + "; such a zip is refused whole, make it anew");
            }
            total += Math.max(0, entry.getSize());
            checkSizes(name, entry.getSize(), entry.getCompressedSize(), total);
            if (entry.isDirectory() || FileNames.isIgnored(name)) {
                continue;
            }
            if (!FileNames.isImage(name)) {
                notImages++;
                if (FileNames.isCompanion(name) && seen.add(name)) {
                    companions.add(name);
                }
            } else if (seen.add(name)) {
                files.add(name);
            } else {
                leftOut.add(new LeftOut(name, "a second file of this name in the zip"));
            }
        }
    }

    private void checkSizes(String name, long unpacked, long packed, long total) throws ImportRefused {
        if (limits.suspicious(unpacked, packed)) {
            throw refused(name + " unpacks to more than " + limits.ratio()
                    + " times its size, as in a zip bomb; leave it out of the zip");
        }
        if (unpacked > limits.fileBytes() && FileNames.isImage(name)) {
            throw refused(name + " is larger than " + (limits.fileBytes() >> 20)
                    + " MiB unpacked; make it smaller, or leave it out of the zip");
        }
        if (total > limits.totalBytes()) {
            throw refused("it unpacks to more than " + (limits.totalBytes() >> 20) + " MiB; split it");
        }
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
        return companions;
    }

    @Override
    public InputStream open(String companion) throws IOException {
        ZipEntry entry = zip.getEntry(companion);
        return new CheckedEntry(zip.getInputStream(entry), companion, entry);
    }

    /** An entry that is read piece by piece, its size and checksum watched. */
    private final class CheckedEntry extends FilterInputStream {
        private final String name;
        private final ZipEntry entry;
        private final CRC32 sum = new CRC32();
        private long unpacked;

        CheckedEntry(InputStream in, String name, ZipEntry entry) {
            super(in);
            this.name = name;
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) {
                sum.update(into, from, read);
                unpacked += read;
                checkSizes(name, unpacked, entry.getCompressedSize(), unpackedSoFar.addAndGet(read));
            } else if (read < 0 && sum.getValue() != entry.getCrc()) {
                throw new ZipException("its checksum inside the zip does not match");
            }
            return read;
        }
    }

    /** Sizes are counted as they come: what the zip's list says about them may be a lie. */
    @Override
    public byte[] read(String file) throws Unreadable, IOException {
        ZipEntry entry = zip.getEntry(file);
        CRC32 sum = new CRC32();
        // its room grows with what comes: the size that the zip claims may be a lie too
        int claimed = (int) Math.min(Math.max(entry.getSize(), 0), limits.fileBytes());
        ByteArrayOutputStream content = new ByteArrayOutputStream(Math.min(claimed, FIRST_ROOM));
        byte[] piece = new byte[1 << 13];
        long unpacked = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                content.write(piece, 0, (int) Math.min(read, Math.max(0, claimed - unpacked)));
                unpacked += read;
                sum.update(piece, 0, read);
                checkSizes(file, unpacked, entry.getCompressedSize(), unpackedSoFar.addAndGet(read));
            }
        } catch (ZipException | EOFException e) {
            throw new Unreadable("damaged inside the zip: " + e.getMessage(), e);
        }
        if (unpacked != claimed || sum.getValue() != entry.getCrc()) {
            throw new Unreadable("damaged inside the zip: its checksum does not match");
        }
        return content.toByteArray();
    }

    private ImportRefused refused(String why) {
        return new ImportRefused(shown + " cannot be imported: " + why);
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
