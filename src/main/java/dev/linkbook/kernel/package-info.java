/// The Jupyter protocol: a session behind a kernel. `Server` is the way of a request, `Wire` and what is below it the
/// sockets, `LinkbookKernel` what cells mean. May call: session, report, explain, note, cell, golang, tool, shell.
/// jupyter-jvm-basekernel, JeroMQ and Gson stay behind this door (Gson also behind notebook's).
@NullMarked
package dev.linkbook.kernel;

import org.jspecify.annotations.NullMarked;
