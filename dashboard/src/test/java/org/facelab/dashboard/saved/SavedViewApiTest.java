package org.facelab.dashboard.saved;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SavedViewApiTest {
    private final String name = "view " + UUID.randomUUID();

    @Test
    void a_view_is_kept_listed_and_removed() {
        JsonPath kept = save("compare", name, "?runs=a,b&scale=log")
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(kept.getString("query")).isEqualTo("runs=a,b&scale=log");
        assertThat(kept.getString("url")).isEqualTo("/compare?runs=a,b&scale=log");

        assertThat(names("compare")).contains(name);
        assertThat(names("runs")).doesNotContain(name);

        given().delete("/api/saved-views/" + kept.getString("id")).then().statusCode(204);
        assertThat(names("compare")).doesNotContain(name);
        given().delete("/api/saved-views/" + kept.getString("id")).then().statusCode(404);
    }

    @Test
    void a_name_is_taken_once_on_a_page() {
        save("runs", name, "state=FAILED").statusCode(201);

        String detail = save("runs", name, "state=RUNNING")
                .statusCode(409)
                .extract()
                .jsonPath()
                .getString("detail");

        assertThat(detail).contains(name).contains("take another name");
        save("compare", name, "").statusCode(201);
    }

    @Test
    void what_is_no_view_is_refused_field_by_field() {
        JsonPath answer = given().contentType("application/json")
                .body("{\"page\": \"queue\", \"query\": \"a b#c\"}")
                .post("/api/saved-views")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        assertThat(answer.getList("violations.field", String.class)).containsExactlyInAnyOrder("page", "name", "query");
    }

    @Test
    void the_forms_of_a_page_lead_back_to_it() {
        String shown = given().redirects()
                .follow(false)
                .formParam("page", "runs")
                .formParam("name", name)
                .formParam("query", "sort=mse")
                .post("/views")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(shown).endsWith("/runs?sort=mse");

        String id =
                given().get("/api/saved-views?page=runs").jsonPath().getString("find {it.name == '" + name + "'}.id");
        String back = given().redirects()
                .follow(false)
                .formParam("back", "q=face")
                .post("/views/" + id + "/delete")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(back).endsWith("/runs?q=face");
    }

    private static ValidatableResponse save(String page, String name, String query) {
        return given().contentType("application/json")
                .body("{\"page\": \"" + page + "\", \"name\": \"" + name + "\", \"query\": \"" + query + "\"}")
                .post("/api/saved-views")
                .then();
    }

    private static List<String> names(String page) {
        return given().get("/api/saved-views?page=" + page).jsonPath().getList("name", String.class);
    }
}
