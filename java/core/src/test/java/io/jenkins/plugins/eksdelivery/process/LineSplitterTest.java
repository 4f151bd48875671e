package io.jenkins.plugins.eksdelivery.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private long now = 5_000_000_000L;
    private final LineSplitter splitter = new LineSplitter(lines::add, () -> now);

    @Test
    void line_feeds_end_lines_whatever_the_pieces() {
        feed("a");
        feed("b\nc\n\n");
        feed("d");
        splitter.end();

        assertThat(lines).containsExactly("ab", "c", "", "d");
    }

    @Test
    void a_carriage_return_before_a_line_feed_belongs_to_it() {
        feed("a\r");
        feed("\nb\r\n");

        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void of_progress_that_is_drawn_over_one_a_second_and_the_last_are_passed_on() {
        feed("1%\r2%\r3%\r");
        now += 1_000_000_000L;
        feed("50%\r100%\ndone\n");

        assertThat(lines).containsExactly("1%", "3%", "100%", "done");
    }

    private void feed(String text) {
        splitter.accept(text.toCharArray(), text.length());
    }
}
