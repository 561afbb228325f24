package org.lmsbridge.core.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Variables of an environment, in the library's own spelling or, where that says nothing, in the older one. */
final class Environment implements SettingsSource {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<String> find(String component, String setting) {
        return Optional.ofNullable(variables.get(variable(component, setting)))
                .or(() -> older(component, setting).map(variables::get).map(Environment::unquoted));
    }

    @Override
    public String origin(String component, String setting) {
        var own = variable(component, setting);
        return "the environment variable "
                + (variables.containsKey(own) ? own : older(component, setting).orElse(own));
    }

    /** A variable that is there but blank says nothing: such files list every variable, filled in or not. */
    private Optional<String> older(String component, String setting) {
        return Optional.ofNullable(MoodleSettings.VARIABLES.get(component + "." + setting))
                .filter(name -> !unquoted(variables.getOrDefault(name, "")).isBlank());
    }

    private static String unquoted(String value) {
        var text = value.strip();
        var quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static String variable(String component, String setting) {
        var words = setting.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return ("LMS_" + component + "_" + words).toUpperCase(Locale.ROOT);
    }
}
