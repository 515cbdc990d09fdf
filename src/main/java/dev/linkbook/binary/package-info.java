/// ELF, read from bytes: bounded, never trusting a number out of the file, each finding with its
/// place. What the findings mean is asked elsewhere. Knows no other room.
@NullMarked
package dev.linkbook.binary;

import org.jspecify.annotations.NullMarked;
