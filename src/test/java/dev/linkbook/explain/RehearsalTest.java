package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    /// What explains nothing rehearses nothing.
    @Test
    void allOfItIsExplained() {
        Explanation explanation =
                new Explainer(Lang.EN, List.of()).explain(Rehearsal.sightings()).getFirst();
        assertThat(explanation.sections())
                .extracting(Explanation.Section::source)
                .containsExactly(Explanation.Source.BUILD, Explanation.Source.FILE, Explanation.Source.LDD);
        assertThat(explanation.sections())
                .allSatisfy(section -> assertThat(section.pieces())
                        .allSatisfy(piece -> assertThat(piece.fragment().kind().isUnexplained())
                                .isFalse()));
        assertThat(explanation.verdict().headline()).isNotEmpty();
    }
}
