package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// The cell that runs, as its evaluation sees it.
///
/// @param number as in `In[3]`
/// @param publisher what it shows goes here
/// @param output what its programs print goes here
/// @param secrets somebody who can be asked for a password
/// @param pages texts for the pager (`payload` of the reply), to which it adds
record Turn(int number, Publisher publisher, CellOutput output, Optional<Secrets> secrets, List<JsonObject> pages) {
    /// Says something of the kernel's own, each on a line.
    void say(List<String> lines) {
        if (!lines.isEmpty() && output.isInLine()) {
            publisher.stream("stdout", "\n");
        }
        lines.forEach(line -> publisher.stream("stdout", line + "\n"));
    }

    /// Somebody who knows a password.
    interface Secrets {
        /// Waits for the answer.
        ///
        /// @throws InterruptedException when the cell is interrupted instead
        String ask(String prompt) throws InterruptedException;
    }
}
