package org.facelab.dashboard.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facelab.db.blob.Blob;
import org.facelab.db.blob.BlobStore;
import org.facelab.db.blob.DamagedBlob;

/** Gives files of the store out: verified against their rows once as long as they do not change, and cached for good. */
@ApplicationScoped
public class StoredFiles {
    private static final int REMEMBERED = 10_000;
    private static final int A_YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();
    private final BlobStore blobs;
    private final Map<String, FileTime> verified = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FileTime> eldest) {
            return size() > REMEMBERED;
        }
    });

    StoredFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * The file of a row.
     *
     * @param what as in {@code the picture}, for messages
     * @throws MissingFile if it is not there
     * @throws DamagedBlob if its size or SHA-256 is another than the row's
     */
    public Path verified(Blob blob, String what) throws IOException {
        Path file = blobs.path(blob.key());
        if (!Files.isRegularFile(file)) {
            throw new MissingFile(what);
        }
        // a file that is written to afterwards has another time and is read through again
        FileTime time = Files.getLastModifiedTime(file);
        if (!time.equals(verified.get(blob.key())) || Files.size(file) != blob.size()) {
            blobs.verified(blob);
            verified.put(blob.key(), time);
        }
        return file;
    }

    /** Makes the content of an answer; only called if the browser has it not yet. */
    public interface Content {
        Object make() throws IOException;
    }

    /**
     * Answers with what never changes under its address: the browser need not ask again.
     *
     * @param tag names the content
     */
    public static Response unchanging(Request request, String tag, String type, Content content) throws IOException {
        EntityTag entity = new EntityTag(tag);
        CacheControl forGood = new CacheControl();
        forGood.setPrivate(true);
        forGood.setMaxAge(A_YEAR_SECONDS);
        forGood.getCacheExtension().put("immutable", null);
        Response.ResponseBuilder known = request.evaluatePreconditions(entity);
        Response.ResponseBuilder answer =
                known != null ? known : Response.ok(content.make()).type(type);
        return answer.tag(entity).cacheControl(forGood).build();
    }
}
