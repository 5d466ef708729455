package org.facelab.dashboard.saved;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.edge.Conflict;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.edge.NotFound;
import org.facelab.db.entity.Ids;
import org.facelab.db.entity.SavedView;

/** Keeps, lists and removes the views of a page. */
@ApplicationScoped
public class SavedViews {
    public static final String RUNS = "runs";
    public static final String COMPARE = "compare";
    /** The pages whose views can be kept. */
    public static final List<String> PAGES = List.of(RUNS, COMPARE);

    static final int LONGEST_NAME = 100;
    static final int LONGEST_QUERY = 4_000;
    private final EntityManager entities;

    SavedViews(EntityManager entities) {
        this.entities = entities;
    }

    /** The views of a page by their names. */
    public List<SavedView> of(String page) {
        return QuarkusTransaction.joiningExisting().call(() -> SavedView.list("page = ?1 order by lower(name)", page));
    }

    /**
     * Keeps a view.
     *
     * @param fields page, name and query; a question mark before the query is left out
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong
     * @throws Conflict if the page has a view of that name already
     */
    public SavedView save(Fields fields) {
        String page = fields.choice("page", PAGES, null);
        if (page == null && !fields.refused("page")) {
            fields.refuse("page", "is required: one of " + String.join(", ", PAGES));
        }
        String name = fields.requiredText("name", LONGEST_NAME);
        String query = fields.text("query", LONGEST_QUERY, "").replaceFirst("^\\?", "");
        if (!fits(query)) {
            fields.refuse("query", "must be the query of an address, as in state=RUNNING&sort=mse");
        }
        fields.done();
        return save(page, name, query);
    }

    private SavedView save(String page, String name, String query) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = Ids.next();
            // the constraint decides between two who save at once
            int written = entities.createNativeQuery(
                            "insert into saved_view (id, page, name, query)"
                                    + " values (:id, :page, :name, :query) on conflict on constraint saved_view_name_uk do nothing")
                    .setParameter("id", id)
                    .setParameter("page", page)
                    .setParameter("name", name)
                    .setParameter("query", query)
                    .executeUpdate();
            if (written == 0) {
                throw new Conflict(
                        "there is a view named “" + name + "” already; take another name, or remove that one first");
            }
            return SavedView.findById(id);
        });
    }

    /**
     * Removes a view; what it showed stays.
     *
     * @return what was removed
     * @throws NotFound if there is no such view
     */
    public SavedView delete(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SavedView view = SavedView.findById(id);
            if (view == null) {
                throw new NotFound("saved view", id);
            }
            view.delete();
            return view;
        });
    }

    private static boolean fits(String query) {
        try {
            return new URI("/?" + query).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
