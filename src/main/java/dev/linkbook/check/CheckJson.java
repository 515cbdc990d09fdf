package dev.linkbook.check;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.linkbook.check.Checked.Judgement;
import java.util.List;

/// What a check found, for programs: one object, `schema` says which form.
public final class CheckJson {
    /// The form; a change that breaks a reader raises the number.
    public static final String SCHEMA = "linkbook.check/1";

    private CheckJson() {}

    /// The JSON with a line break at its end.
    public static String render(List<CheckedNote> notes) {
        var all = new JsonArray();
        notes.forEach(note -> all.add(note(note)));
        var root = new JsonObject();
        root.addProperty("schema", SCHEMA);
        root.add("notes", all);
        return new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .create()
                        .toJson(root)
                + "\n";
    }

    private static JsonObject note(CheckedNote note) {
        var commands = new JsonArray();
        note.commands().forEach(each -> commands.add(command(each)));
        var remarks = new JsonArray();
        for (Remark each : note.remarks()) {
            JsonObject remark = reason(each.reason());
            remark.addProperty("line", each.line());
            remarks.add(remark);
        }
        var json = new JsonObject();
        json.addProperty("file", note.file());
        json.add("commands", commands);
        json.add("remarks", remarks);
        return json;
    }

    private static JsonObject command(Checked each) {
        JsonObject json = judgement(each.judgement());
        json.addProperty("line", each.line());
        json.addProperty("command", each.command());
        json.addProperty("seconds", each.duration().toMillis() / 1000.0);
        each.exitCode().ifPresent(code -> json.addProperty("exitCode", code));
        if (each.standing() != Standing.SAME) {
            json.addProperty("recorded", each.recorded());
            json.addProperty("today", each.today());
            if (each.isCut()) {
                json.addProperty("cut", true);
            }
        }
        each.then().ifPresent(then -> json.add("then", judgement(then)));
        return json;
    }

    private static JsonObject judgement(Judgement judgement) {
        var rules = new JsonArray();
        judgement.rules().forEach(rule -> rules.add(rule.tag()));
        var json = new JsonObject();
        json.addProperty("verdict", judgement.standing().tag());
        json.add("rules", rules);
        judgement.why().ifPresent(why -> json.add("why", reason(why)));
        return json;
    }

    private static JsonObject reason(Reason reason) {
        var json = new JsonObject();
        json.addProperty("kind", reason.tag());
        reason.operands().forEach(json::addProperty);
        return json;
    }
}
