package org.facelab.worker.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a file inside a source tells. */
final class FileNames {
    private static final Set<String> EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "tif", "tiff", "webp", "pbm", "pgm", "ppm", "pnm",
            "pam");

    private static final Pattern COMPANION = Pattern.compile(
            ".*(images|labels)[-._]idx[13]-ubyte(\\.gz)?|list_(attr_celeba|eval_partition)\\.(txt|csv)",
            Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /** The last part of a path. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether a file is one of CelebA's lists, or an idx file as MNIST's are called. */
    static boolean isCompanion(String name) {
        return COMPANION.matcher(last(name)).matches();
    }

    static boolean isImage(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether a file is litter of an operating system: below {@code __MACOSX}, hidden, or below a hidden folder. */
    static boolean isIgnored(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /** Why a name in a zip cannot be trusted, or null if it can. */
    static String danger(String name) {
        if (name.startsWith("/")) {
            return "an absolute path";
        }
        if (name.indexOf('\\') >= 0) {
            return "a path with a backslash";
        }
        if (name.length() >= 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            return "a path with a drive letter";
        }
        if (name.indexOf('\0') >= 0) {
            return "a name with a zero character";
        }
        return List.of(name.split("/")).contains("..") ? "a path that leads out of the zip (..)" : null;
    }

    /**
     * The folder that holds everything, with its last {@code /}: a zip of a folder, and the folder itself, then give the
     * same names. Empty if the files already begin to differ in their first folder.
     */
    static String commonRoot(List<String> files) {
        String root = "";
        while (!files.isEmpty()) {
            int slash = files.get(0).indexOf('/', root.length());
            if (slash < 0) {
                break;
            }
            String longer = files.get(0).substring(0, slash + 1);
            if (!files.stream().allMatch(file -> file.startsWith(longer))) {
                break;
            }
            root = longer;
        }
        return root;
    }
}
