package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a matrix: a stage for each combination of its axes' values that is not excluded. */
public final class MatrixCells {

    private MatrixCells() {}

    /**
     * The cells; each is the matrix's own model with a {@code name} and the {@code variables} of its combination, in Jenkins' order:
     * the first axis changes fastest.
     */
    public static List<Map<String, Object>> of(Map<String, Object> matrix) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map<String, ?> axis : maps(matrix.get("axes"))) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (String value : texts(axis.get("values"))) {
                for (Map<String, String> combination : combinations) {
                    Map<String, String> next = new LinkedHashMap<>(combination);
                    next.put(String.valueOf(axis.get("name")), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Map<String, String> combination : combinations) {
            if (!excluded(combination, matrix)) {
                cells.add(cell(combination, matrix));
            }
        }
        return cells;
    }

    private static boolean excluded(Map<String, String> combination, Map<String, Object> matrix) {
        if (matrix.get("excludes") == null) {
            return false;
        }
        for (Object exclude : (List<?>) matrix.get("excludes")) {
            if (maps(exclude).stream().allMatch(axis -> matches(combination, axis))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Map<String, String> combination, Map<String, ?> axis) {
        String value = combination.get(String.valueOf(axis.get("name")));
        return axis.containsKey("values")
                ? texts(axis.get("values")).contains(value)
                : !texts(axis.get("notValues")).contains(value);
    }

    private static Map<String, Object> cell(Map<String, String> combination, Map<String, Object> matrix) {
        Map<String, Object> cell = new LinkedHashMap<>(matrix);
        cell.keySet().removeAll(List.of("axes", "excludes"));
        cell.put(
                "name",
                combination.entrySet().stream()
                        .map(entry -> entry.getKey() + " = '" + entry.getValue() + "'")
                        .collect(Collectors.joining(", ", "Matrix - ", "")));
        cell.put("variables", new LinkedHashMap<>(combination));
        return cell;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> maps(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, ?>>) list;
    }

    private static List<String> texts(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
