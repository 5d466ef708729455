package org.facelab.dashboard.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a zip: a look that costs nothing and refuses most of what is none. */
final class ZipMagic {
    private ZipMagic() {}

    /** Whether a file starts with the header of an entry. An empty zip does not, and holds nothing to import. */
    static boolean starts(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }
}
