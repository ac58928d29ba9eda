package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void anEmptyListingIsItsHeadOrAnEmptyArray() {
        Table table = new Table("name", "address");
        assertThat(table.text(false)).isEqualTo("NAME  ADDRESS\n");
        assertThat(table.json()).isEqualTo("[]\n");
    }

    @Test
    void aCellCannotCommandTheTerminal() {
        Table table = new Table("name");
        table.add("a\u001b[2J\nb");
        assertThat(table.text(true)).isEqualTo("NAME\na?[2J?b\n");
    }

    @Test
    void everyRowHasACellForEachColumn() {
        Table table = new Table("name", "address");
        assertThatThrownBy(() -> table.add("a")).isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 8259 section 7. */
    @Test
    void jsonTextIsEscaped() {
        assertThat(Json.string("a\"b\\c\nd\u0000\u00fc\ud83d\ude00"))
                .isEqualTo("\"a\\\"b\\\\c\\u000ad\\u0000\u00fc\\ud83d\\ude00\"");
    }
}
