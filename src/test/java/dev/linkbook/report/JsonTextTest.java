package dev.linkbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void eachLevelIsIndentedAndEmptyOnesTakeNoLine() {
        var json = new JsonText(1);
        json.beginObject()
                .name("a")
                .values(List.of("x", "y"))
                .name("b")
                .beginArray()
                .endArray();
        json.name("c")
                .beginObject()
                .name("d")
                .value(7)
                .endObject()
                .name("e")
                .value(true)
                .endObject();
        assertThat(json).hasToString("""
                {
                    "a": [
                      "x",
                      "y"
                    ],
                    "b": [],
                    "c": {
                      "d": 7
                    },
                    "e": true
                  }""");
    }

    /// Every character there is: a reader gets it back, and a terminal that shows the text is not moved.
    @Test
    void everyCharacterComesBackAndNoneActs() {
        var all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            all.appendCodePoint(point);
        }
        String text = new JsonText(0).value(all.toString()).toString();
        assertThat(JsonParser.parseString(text).getAsString()).isEqualTo(all.toString());
        assertThat(text.codePoints().noneMatch(Visible::isHidden)).isTrue();
        assertThat(text).doesNotContain("\n", "\t");
    }
}
