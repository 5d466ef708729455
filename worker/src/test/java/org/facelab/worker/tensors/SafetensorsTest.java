package org.facelab.worker.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    private static byte[] written() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("a.weight", Tensor.of(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, Float.NaN}));
        tensors.put("scalar", Tensor.of(new long[] {}, new float[] {7}));
        tensors.put("sums", Tensor.of(new long[] {2}, new double[] {Math.PI, -0.0}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(new TensorFile(Map.of("model", "σ \"quoted\""), tensors), out);
        return out.toByteArray();
    }

    private TensorFile open(byte[] bytes) throws IOException {
        return Safetensors.open(Files.write(folder.resolve("some.safetensors"), bytes));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        TensorFile file = open(written());
        assertThat(file.metadata()).containsExactly(Map.entry("model", "σ \"quoted\""));
        assertThat(file.tensors()).containsOnlyKeys("a.weight", "scalar", "sums");
        assertThat(file.tensors().get("a.weight").shape()).containsExactly(2, 3);
        assertThat(file.tensors().get("a.weight").floats()).containsExactly(1, 2, 3, 4, 5, Float.NaN);
        assertThat(file.tensors().get("scalar").shape()).isEmpty();
        assertThat(file.tensors().get("sums").doubles()).containsExactly(Math.PI, -0.0);
    }

    @Test
    void every_shortened_file_is_refused() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> open(cut))
                    .isInstanceOf(DamagedTensors.class)
                    .hasMessageContaining("some.safetensors");
        }
    }

    @Test
    void bytes_after_the_last_tensor_are_refused() throws IOException {
        byte[] whole = written();
        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(DamagedTensors.class)
                .hasMessageContaining("something was appended");
    }

    @Test
    void header_of_an_absurd_length_is_refused_without_reading_it() {
        for (long length : new long[] {-1, Long.MAX_VALUE, Safetensors.LARGEST_HEADER + 1, 0}) {
            byte[] bytes = ByteBuffer.allocate(64)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            assertThatThrownBy(() -> open(bytes))
                    .isInstanceOf(DamagedTensors.class)
                    .hasMessageContaining("its header claims");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not JSON                                                                  | header is not JSON
            [1]                                                                       | not a JSON object
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}                   | needs 8 bytes, but a range of 16
            {"a":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}}                   | does not lie within
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}                   | starts at 8, expected 0
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                    | cut off or something was appended
            {"a":{"dtype":"F16","shape":[8],"data_offsets":[0,16]}}                   | type 'F16'
            {"a":{"dtype":"F32","shape":[-4],"data_offsets":[0,16]}}                  | not a whole number from 0 on
            {"a":{"dtype":"F32","shape":[4.5],"data_offsets":[0,16]}}                 | not a whole number from 0 on
            {"a":{"dtype":"F32","shape":[9000000000000000000,4],"data_offsets":[0,16]}} | too large
            {"a":{"dtype":"F32","shape":[4]}}                                         | missing
            {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}} | starts at 8, expected 16
            """)
    void header_that_does_not_fit_its_bytes_is_refused(String header, String complaint) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + json.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        assertThatThrownBy(() -> open(bytes)).isInstanceOf(DamagedTensors.class).hasMessageContaining(complaint);
    }
}
