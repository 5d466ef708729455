package org.facelab.dashboard.face;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.dashboard.file.Grids;
import org.facelab.db.settings.InvalidSettings;

/** Chosen faces as one zip of PNGs; each says inside how it was made, and its name says where it comes from. */
@ApplicationScoped
public class FacesZip {
    private static final int MOST = 500;
    private final Sheets sheets;
    private final Grids grids;

    FacesZip(Sheets sheets, Grids grids) {
        this.sheets = sheets;
        this.grids = grids;
    }

    /** Faces that were found, ready to be written. */
    public final class Chosen {
        private final Set<FaceName> faces;
        private final Map<Sheet, Sheets.Found> found;

        private Chosen(Set<FaceName> faces, Map<Sheet, Sheets.Found> found) {
            this.faces = faces;
            this.found = found;
        }

        /** Writes the zip; the stream stays open. */
        public void write(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            // PNGs are packed already
            zip.setLevel(0);
            for (FaceName face : faces) {
                Sheets.Found sheet = found.get(face.sheet());
                // people count from 1
                zip.putNextEntry(
                        new ZipEntry(String.format(Locale.ROOT, "%s-%03d.png", sheet.name(), face.index() + 1)));
                zip.write(grids.png(sheet.grid(), face.index()));
                zip.closeEntry();
            }
            zip.finish();
        }
    }

    /**
     * Looks faces up.
     *
     * @param names as {@link FaceName} reads them; one that comes twice is taken once
     * @throws InvalidSettings if there are none, too many, or one that names no face
     * @throws NotFound if one is not there
     */
    public Chosen choose(List<String> names) throws IOException {
        if (names == null || names.isEmpty() || names.size() > MOST) {
            throw new InvalidSettings(
                    "face",
                    "is needed 1 to " + String.format(Locale.ROOT, "%,d", MOST) + " times, not "
                            + (names == null ? 0 : names.size()) + ": choose the faces that the zip is to hold");
        }
        Set<FaceName> faces = new LinkedHashSet<>();
        Map<Sheet, Sheets.Found> found = new LinkedHashMap<>();
        for (String name : names) {
            FaceName face = FaceName.of(name);
            Sheets.Found sheet = found.get(face.sheet());
            if (sheet == null) {
                sheet = sheets.find(face.sheet());
                // before the first byte goes out: afterwards nobody can be told
                grids.check(sheet.grid());
                found.put(face.sheet(), sheet);
            }
            if (face.index() >= sheet.grid().tiles()) {
                throw new NotFound("the picture has " + sheet.grid().tiles() + " faces, counted from 0; there is none "
                        + face.index());
            }
            faces.add(face);
        }
        return new Chosen(faces, found);
    }
}
