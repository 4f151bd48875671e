package example.orders;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One order.
 *
 * @param id given by the service
 * @param item what is ordered, 1 to 200 characters
 * @param quantity how many, 1 to 10,000
 * @param createdAt when the service took it
 */
record Order(UUID id, String item, int quantity, Instant createdAt) {

    Order {
        if (item.isBlank() || item.length() > 200) {
            throw new IllegalArgumentException("item must have 1 to 200 characters");
        }
        if (quantity < 1 || quantity > 10_000) {
            throw new IllegalArgumentException("quantity must be between 1 and 10000");
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("item", item);
        json.put("quantity", quantity);
        json.put("createdAt", createdAt.toString());
        return json;
    }
}
