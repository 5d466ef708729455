package org.facelab.dashboard.page.datasets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.dashboard.dataset.AllowedFolders;
import org.facelab.dashboard.page.datasets.DatasetsView.Forms;
import org.facelab.db.settings.Violation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The forms of new data sets, fresh or with what was typed. */
@ApplicationScoped
class EnteredForm {
    private final AllowedFolders allowed;
    private final String limit;

    EnteredForm(AllowedFolders allowed, @ConfigProperty(name = "facelab.upload.limit") String limit) {
        this.allowed = allowed;
        this.limit = limit.replaceFirst("(?i)([kmg])$", " $1iB");
    }

    Forms fresh() {
        return new Forms(folders(), Map.of(), "", List.of(), limit);
    }

    Forms refused(MultipartFormDataInput form, List<Violation> violations) {
        Map<String, String> entered = new HashMap<>();
        form.getValues()
                .forEach((field, values) -> values.stream()
                        .filter(value -> !value.isFileItem())
                        .findFirst()
                        .ifPresent(value -> entered.put(field, value.getValue())));
        String refused =
                "drawn".equals(entered.get("format")) ? "draw" : entered.containsKey("path") ? "server" : "upload";
        return new Forms(folders(), entered, refused, violations, limit);
    }

    private List<String> folders() {
        return allowed.folders().stream().map(Object::toString).toList();
    }
}
