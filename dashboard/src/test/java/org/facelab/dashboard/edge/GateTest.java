package org.facelab.dashboard.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.facelab.dashboard.RawHttp;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GateTest {
    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "localhost.evil.example, 421",
        "127.0.0.2:8080, 421",
        "localhost, 200",
        "LOCALHOST:1, 200",
        "127.0.0.1:65535, 200",
        "[::1]:9, 200"
    })
    void only_known_hosts_are_served(String host, int status) throws IOException {
        String answer = RawHttp.exchange(server, "GET /api/runs HTTP/1.1", "Host: " + host);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 421) {
            assertThat(answer).contains("application/problem+json", "localhost, 127.0.0.1, [::1]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, , 421",
        "localhost, http://evil.example, 403",
        "localhost, null, 403",
        "localhost, http://localhost, 101"
    })
    void the_socket_is_guarded_as_pages_are(String host, String origin, int status) throws IOException {
        String answer = RawHttp.exchange(
                server,
                "GET /api/events HTTP/1.1",
                "Host: " + host,
                origin == null ? "X-None: 0" : "Origin: " + origin,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost"})
    void requests_from_other_origins_are_refused(String origin) {
        for (String path : new String[] {"/api/runs", "/", "/q/openapi"}) {
            given().header("Origin", origin)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("title", equalTo("Refused"), "detail", containsString("other sites"));
        }
        given().header("Origin", origin)
                .contentType("application/json")
                .body("{}")
                .post("/api/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void requests_of_our_own_pages_pass() {
        String own = server.toString().replaceAll("/$", "");
        given().header("Origin", own).get("/api/runs").then().statusCode(200);
    }

    @Test
    void answers_tell_browsers_to_be_careful() {
        given().get("/api/runs")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Content-Security-Policy", containsString("default-src 'self'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/runs/not-a-uuid",
                "/api/runs/0199c6f0-0000-7000-8000-000000000000/x",
                "/nothing"
            })
    void what_is_not_there_is_told_in_words(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(404))
                .body("title", equalTo("Not found"))
                .body("detail", containsString("there is no"));
    }

    @Test
    void a_browser_gets_a_page_for_what_is_not_there() {
        given().header("Accept", "text/html,*/*;q=0.8")
                .get("/nothing/<script>")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Not found"), Matchers.not(containsString("<script>")));
    }

    @Test
    void a_method_that_does_not_go_there_is_told() {
        given().delete("/api/runs")
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("/api/runs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void another_content_type_is_told(String type) {
        given().contentType(type)
                .body("name=x")
                .post("/api/runs")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("application/json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "'   '|empty",
                "{\"name\": |not JSON at line 1",
                "nonsense|not JSON",
                "[1, 2]|no object",
                "null|no object",
                "{} {}|not JSON",
                "{\"name\": \"a\", \"name\": \"b\"}|Duplicate field 'name'",
                "{\"seed\": NaN}|not JSON"
            })
    void a_body_that_is_no_object_is_told(String body, String words) {
        for (String path : new String[] {"/api/runs", "/api/datasets", "/api/generations"}) {
            given().contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType(Problem.MEDIA_TYPE)
                    .body("title", equalTo("Not valid"))
                    .body("detail", containsString(words));
        }
    }

    @Test
    void a_body_of_megabytes_is_refused_unread() {
        given().contentType("application/json")
                .body("{\"notes\": \"" + "n".repeat(2_000_000) + "\"}")
                .post("/api/runs")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void an_upload_over_the_limit_is_refused_by_its_announced_length() throws IOException {
        String answer = RawHttp.exchange(
                server,
                "POST /api/datasets HTTP/1.1",
                "Host: localhost",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: 5000000");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("5,000,000", "4,194,304");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: local host", "Host:", "Host: [::1", "X-None: 0"})
    void a_host_that_cannot_be_read_is_told(String header) throws IOException {
        String answer = RawHttp.exchange(server, "GET /api/runs HTTP/1.1", header);
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json", "localhost, 127.0.0.1, [::1]", "X-Content-Type-Options: nosniff");
    }

    @Test
    void the_description_names_every_call() {
        String description =
                given().get("/q/openapi").then().statusCode(200).extract().asString();
        assertThat(description)
                .contains(
                        "/api/runs:",
                        "/api/runs/{id}/metrics:",
                        "/api/datasets:",
                        "/api/generations:",
                        "/api/jobs:",
                        "/api/workers:",
                        "/api/checkpoints/{id}/file:",
                        "first faces");
        // a refusal that a whole class shares takes nothing from the answers of its calls
        assertThat(given().accept("application/json")
                        .get("/q/openapi")
                        .jsonPath()
                        .getMap("paths.'/api/sweeps/{id}/pause'.post.responses"))
                .containsKeys("200", "409");
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
