/// Explanation -> HTML, Markdown, terminal text. May call: explain and what explain shows (tool, binary).
@NullMarked
package dev.linkbook.report;

import org.jspecify.annotations.NullMarked;
