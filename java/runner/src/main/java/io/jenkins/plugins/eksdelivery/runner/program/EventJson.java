package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.json.JsonOutput;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events as lines of JSON, for tools that look at a run from outside. */
final class EventJson {

    private EventJson() {}

    static String line(RunEvent event, Mask mask) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event.getClass().getSimpleName());
        fields.put("at", event.at().toString());
        if (event instanceof RunEvent.RunStarted started) {
            fields.put("resumed", started.resumed());
        } else if (event instanceof RunEvent.NodeStarted started) {
            fields.put("id", started.id());
            fields.put("parent", started.parent());
            fields.put("kind", started.kind().name());
            fields.put("function", started.function());
            fields.put("label", mask.apply(started.label()));
        } else if (event instanceof RunEvent.NodeEnded ended) {
            fields.put("id", ended.id());
            fields.put("result", ended.result().name());
            fields.put("error", ended.error() == null ? null : mask.apply(ended.error()));
        } else if (event instanceof RunEvent.RunEnded ended) {
            fields.put("result", ended.result().name());
        }
        return JsonOutput.toJson(fields);
    }
}
