package org.facelab.dashboard.page.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.facelab.dashboard.page.Figures;
import org.facelab.dashboard.page.Times;

/** How the value of a column is written; empty where there is none. */
enum Format {
    TEXT(false) {
        @Override
        String write(ResultSet row, String label) throws SQLException {
            String text = row.getString(label);
            return text == null ? "" : text;
        }
    },
    SWITCH(false) {
        @Override
        String write(ResultSet row, String label) throws SQLException {
            String text = row.getString(label);
            return text == null ? "" : text.equals("true") ? "on" : "off";
        }
    },
    WHOLE(true) {
        @Override
        String write(double value) {
            return Figures.whole(value);
        }
    },
    ONE_DECIMAL(true) {
        @Override
        String write(double value) {
            return Figures.oneDecimal(value);
        }
    },
    FOUR_DECIMALS(true) {
        @Override
        String write(double value) {
            return Figures.fourDecimals(value);
        }
    },
    SIGNIFICANT(true) {
        @Override
        String write(double value) {
            return Figures.significant(value);
        }
    },
    /** A number as it is, such as a seed. */
    PLAIN(true) {
        @Override
        String write(ResultSet row, String label) throws SQLException {
            String text = row.getString(label);
            return text == null ? "" : text;
        }
    },
    SECONDS(true) {
        @Override
        String write(double value) {
            return Times.inWords(Duration.ofMillis(Math.round(value * 1000)));
        }
    },
    /** Drawn by the template from the row itself. */
    DRAWN(false) {
        @Override
        String write(ResultSet row, String label) {
            return "";
        }
    };

    private final boolean number;

    Format(boolean number) {
        this.number = number;
    }

    /** Whether it stands to the right. */
    boolean number() {
        return number;
    }

    String write(ResultSet row, String label) throws SQLException {
        double value = row.getDouble(label);
        return row.wasNull() ? "" : write(value);
    }

    String write(double value) {
        throw new IllegalStateException(this + " writes no number");
    }
}
