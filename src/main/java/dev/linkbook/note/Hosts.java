package dev.linkbook.note;

import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hosts that a note's programs may ask for: those of the addresses in its listings.
final class Hosts {
    private static final Pattern ADDRESS = Pattern.compile("https?://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)");

    private Hosts() {}

    static List<String> in(List<Block> blocks) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Block block : blocks) {
            for (String text : listings(block)) {
                Matcher address = ADDRESS.matcher(text);
                while (address.find()) {
                    hosts.add(address.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return List.copyOf(hosts);
    }

    private static List<String> listings(Block block) {
        return switch (block) {
            case Block.Listing listing -> List.of(listing.text());
            case Block.Transcript transcript -> listings(transcript.steps());
            case Block.Commands commands -> listings(commands.steps());
            case Block.Prose _, Block.Plain _, Block.FrontMatterBlock _ -> List.of();
        };
    }

    /// What `cat` printed, and what a here-document gives to it.
    private static List<String> listings(List<Step> steps) {
        var listings = new ArrayList<String>();
        for (Step step : steps) {
            if (step instanceof Step.Command command
                    && ShellText.firstCommand(command.text())
                            .filter("cat"::equals)
                            .isPresent()) {
                listings.add(command.text());
                listings.add(command.recorded());
            }
        }
        return listings;
    }
}
