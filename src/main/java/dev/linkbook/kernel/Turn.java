package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The cell that runs, as its evaluation sees it.
///
/// @param number as in `In[3]`
/// @param publisher what it shows goes here
/// @param output what its programs print goes here
/// @param secrets asks for a password; empty when nobody can be asked
/// @param pages texts for the pager (`payload` of the reply), to which it adds
record Turn(
        int number,
        Publisher publisher,
        CellOutput output,
        Function<String, Optional<String>> secrets,
        List<JsonObject> pages) {}
