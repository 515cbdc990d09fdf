/// The Jupyter protocol: a session behind a kernel. May call: session, report, explain, cell.
/// jupyter-jvm-basekernel, JeroMQ and Gson stay behind this door (Gson also behind notebook's).
@NullMarked
package dev.linkbook.kernel;

import org.jspecify.annotations.NullMarked;
