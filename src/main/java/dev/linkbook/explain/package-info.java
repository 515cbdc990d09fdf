/// Fragment -> meaning; bytes -> verdict; the glossary in English and Chinese. May call: tool, binary, note.
@NullMarked
package dev.linkbook.explain;

import org.jspecify.annotations.NullMarked;
