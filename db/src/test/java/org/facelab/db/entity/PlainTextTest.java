package org.facelab.db.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void control_characters_and_halves_of_characters_are_replaced() {
        assertThat(PlainText.of("a\0b\u001bc\ud83dd\ne", 20)).isEqualTo("a\ufffdb\ufffdc\ufffdd\ne");
    }

    @Test
    void long_text_is_cut_between_characters() {
        assertThat(PlainText.of("😀😀😀😀", 4)).isEqualTo("😀😀😀😀");
        assertThat(PlainText.of("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }
}
