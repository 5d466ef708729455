package org.facelab.dashboard.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facelab.db.entity.PlainText;
import org.facelab.db.settings.InvalidSettings;
import org.facelab.db.settings.Violation;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** A data set's form, sent as multipart: the fields of the JSON body as text, and the zip or idx file as {@code file}. */
public final class DatasetForm {
    private static final Set<String> NUMBERS = Set.of("count", "seed", "imageSize");
    private static final String FILE = "file";
    private static final int LONGEST_NAME = 200;

    private DatasetForm() {}

    /**
     * Reads a form; an empty field counts as left out, as browsers send those nobody filled in.
     *
     * @throws InvalidSettings naming every field that is wrong
     */
    public static NewDataset read(MultipartFormDataInput form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<Violation> violations = new ArrayList<>();
        Upload upload = null;
        for (Map.Entry<String, Collection<FormValue>> field : form.getValues().entrySet()) {
            if (field.getValue().size() > 1) {
                violations.add(new Violation(
                        field.getKey(), "was sent " + field.getValue().size() + " times; send it once"));
                continue;
            }
            FormValue value = field.getValue().iterator().next();
            if (value.isFileItem() && !field.getKey().equals(FILE)) {
                violations.add(
                        new Violation(field.getKey(), "is a file; the field for the zip or idx file is called file"));
            } else if (value.isFileItem()) {
                upload = chosen(value);
            } else if (field.getKey().equals(FILE)) {
                violations.add(new Violation(FILE, "must be a file with a name, not text"));
            } else {
                put(body, field.getKey(), value.getValue());
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidSettings(violations);
        }
        return NewDataset.read(body, upload);
    }

    /** A browser sends an empty file without a name where none was chosen. */
    private static Upload chosen(FormValue value) {
        Path file = value.getFileItem().getFile();
        String name = value.getFileName();
        return file == null || name == null || name.isBlank()
                ? null
                : new Upload(file, PlainText.of(lastPart(name), LONGEST_NAME));
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static void put(ObjectNode body, String name, String text) {
        if (text.isBlank()) {
            return;
        }
        if (NUMBERS.contains(name) && text.strip().matches("-?\\d{1,18}")) {
            body.put(name, Long.parseLong(text.strip()));
        } else {
            body.put(name, text);
        }
    }
}
