/// Starting programs in a process group of their own, streaming what they print, and stopping the
/// whole group. Knows `shell` for its quotes. zt-exec stays behind this door.
@NullMarked
package dev.linkbook.process;

import org.jspecify.annotations.NullMarked;
