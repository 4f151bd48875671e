package io.jenkins.plugins.eksdelivery.notification;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a message.
 *
 * @param sent whether a receiver took it
 * @param channel kind of receiver
 * @param messageId id that the receiver gave; "" for none
 * @param reason why it was not sent; "" when it was
 */
public record NotifyResult(boolean sent, String channel, String messageId, String reason) implements Serializable {

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sent", sent);
        map.put("channel", channel);
        map.put("messageId", messageId);
        map.put("reason", reason);
        return map;
    }
}
