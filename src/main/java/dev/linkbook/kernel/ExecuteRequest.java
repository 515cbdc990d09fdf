package dev.linkbook.kernel;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// The content of an `execute_request`.
///
/// @param code the cell
/// @param silent shows nothing and counts nothing
/// @param storeHistory false: not counted, and not kept in the history
/// @param userExpressions name to expression, to be evaluated after the cell
/// @param allowStdin whether the front end can be asked for input
/// @param stopOnError whether cells that wait already are not run when this one fails
record ExecuteRequest(
        String code,
        boolean silent,
        boolean storeHistory,
        Map<String, String> userExpressions,
        boolean allowStdin,
        boolean stopOnError) {
    ExecuteRequest {
        userExpressions = Map.copyOf(userExpressions);
    }

    static ExecuteRequest of(JsonObject content) throws BadContent {
        boolean silent = Json.truth(content, "silent", false);
        var expressions = new LinkedHashMap<String, String>();
        JsonObject asked = Json.fields(content, "user_expressions");
        for (String name : asked.keySet()) {
            expressions.put(name, Json.text(asked, name));
        }
        return new ExecuteRequest(
                Json.text(content, "code"),
                silent,
                !silent && Json.truth(content, "store_history", true),
                expressions,
                Json.truth(content, "allow_stdin", true),
                Json.truth(content, "stop_on_error", true));
    }
}
