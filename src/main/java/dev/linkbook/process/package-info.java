/// Starting programs in a process group of their own, streaming what they print, and stopping the
/// whole group. Knows no other room. zt-exec stays behind this door.
@NullMarked
package dev.linkbook.process;

import org.jspecify.annotations.NullMarked;
