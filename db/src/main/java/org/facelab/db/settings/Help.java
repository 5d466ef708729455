package org.facelab.db.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a form, the API's description and the README say about one setting. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Help {
    /** The group of the form in which it stands. */
    Group group();

    /** Its name for people, as in {@code Learning rate}. */
    String label();

    /** One line without a full stop. */
    String text();

    /** The unit of its value, empty where it has none. */
    String unit() default "";

    /** The groups of a form, in their order. */
    enum Group {
        MODEL("Model"),
        LOSS("Loss"),
        TRAINING("Training"),
        PICTURES("Pictures and checkpoints");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
