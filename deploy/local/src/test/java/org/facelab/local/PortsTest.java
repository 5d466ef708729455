package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_the_option_that_changes_it() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Ports.requireFree(other.getLocalPort()))
                    .withMessageContaining("port " + other.getLocalPort())
                    .withMessageContaining("--port N");
        }
    }

    @Test
    void chosen_ports_differ_and_are_free() {
        var ports = Ports.free(5);

        assertThat(ports).hasSize(5).doesNotHaveDuplicates().allSatisfy(Ports::requireFree);
    }
}
