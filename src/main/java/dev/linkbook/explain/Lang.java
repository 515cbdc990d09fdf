package dev.linkbook.explain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The languages in which Linkbook speaks.
public enum Lang {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    Lang(String tag) {
        this.tag = tag;
    }

    /// The BCP 47 tag, for HTML's `lang`.
    public String tag() {
        return tag;
    }

    /// `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en_GB`; empty for any other text, and for Traditional Chinese,
    /// whose terms differ.
    public static Optional<Lang> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.matches("zh-(tw|hk|mo|hant).*")) {
            return Optional.empty();
        }
        return switch (plain.split("[-.@]", 2)[0]) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    /// `LINKBOOK_LANG`, else the locale as POSIX reads it (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English.
    public static Lang ofEnvironment(Map<String, String> environment) {
        for (String variable : new String[] {"LINKBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return of(value).orElse(EN);
            }
        }
        return EN;
    }
}
