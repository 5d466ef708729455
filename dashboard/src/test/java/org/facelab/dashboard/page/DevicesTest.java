package org.facelab.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevicesTest {
    @Test
    void device_is_written_as_people_write_it() {
        assertThat(Devices.inWords("cpu")).isEqualTo("CPU");
        assertThat(Devices.inWords("CPU")).isEqualTo("CPU");
        assertThat(Devices.inWords("gpu:1")).isEqualTo("GPU 1");
    }
}
