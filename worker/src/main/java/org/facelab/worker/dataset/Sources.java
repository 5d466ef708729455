package org.facelab.worker.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens what is to be imported, and tells what it is. */
final class Sources {
    private Sources() {}

    /** @throws ImportRefused if there is nothing, or nothing of a kind that can be imported */
    static ImageSource open(ImportRequest request, Limits limits) throws IOException {
        Path path = request.source();
        String shown = request.shown();
        if (!Files.exists(path)) {
            throw new ImportRefused(shown + " does not exist; expected a folder or a zip of images");
        }
        if (Files.isDirectory(path)) {
            return new FolderSource(path, limits);
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportRefused(shown + " is neither a folder nor a plain file; expected a zip of images");
        }
        byte[] head = head(path, shown);
        boolean zip = head.length >= 2 && head[0] == 'P' && head[1] == 'K';
        boolean idx = IdxImages.mayBegin(head);
        if (request.format() == Format.MNIST ? !zip : request.format() == Format.AUTO && idx) {
            return new IdxFile(path, shown);
        }
        return new ZipSource(path, shown, limits);
    }

    private static byte[] head(Path path, String shown) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        } catch (AccessDeniedException e) {
            throw new ImportRefused(shown + " cannot be read: the user that runs Facelab lacks the permission", e);
        }
    }

    /** The format that was asked for; with {@link Format#AUTO} the one that the source's files tell. */
    static Format format(ImportRequest request, ImageSource source) throws ImportRefused {
        Format format = request.format();
        if (format == Format.AUTO) {
            boolean digits = source.companions().stream().anyMatch(Sources::isIdx);
            format = digits && source.files().isEmpty() || source instanceof IdxFile
                    ? Format.MNIST
                    : CelebaFaces.recognises(source) ? Format.CELEBA : Format.FOLDER;
        }
        if (format != Format.CELEBA && request.crop() != Crop.CENTRE) {
            throw new ImportRefused(
                    "the crop " + request.crop().word() + " goes with CelebA alone, and " + request.shown() + " is "
                            + (format == Format.MNIST
                                    ? "a set of digits"
                                    : "no CelebA: it has no img_align_celeba and no" + " list_attr_celeba")
                            + "; choose the crop centre");
        }
        return format;
    }

    static boolean isIdx(String companion) {
        return companion.toLowerCase(Locale.ROOT).contains("-ubyte");
    }
}
