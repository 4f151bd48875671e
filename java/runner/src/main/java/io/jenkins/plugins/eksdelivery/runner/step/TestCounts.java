package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.json.JsonOutput;
import hudson.AbortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** How many tests ran. */
record TestCounts(int totalCount, int failCount, int skipCount) {

    static TestCounts read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            Document document = factory.newDocumentBuilder().parse(in);
            return count(document.getElementsByTagName("testcase"));
        } catch (ParserConfigurationException | SAXException failure) {
            throw new AbortException("Failed to read test report file " + file + ": " + failure.getMessage());
        }
    }

    private static TestCounts count(NodeList cases) {
        int failed = 0;
        int skipped = 0;
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (has(test, "failure") || has(test, "error")) {
                failed++;
            } else if (has(test, "skipped")) {
                skipped++;
            }
        }
        return new TestCounts(cases.getLength(), failed, skipped);
    }

    private static boolean has(Element test, String tag) {
        return test.getElementsByTagName(tag).getLength() > 0;
    }

    TestCounts plus(TestCounts more) {
        return new TestCounts(totalCount + more.totalCount, failCount + more.failCount, skipCount + more.skipCount);
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("totalCount", totalCount);
        fields.put("failCount", failCount);
        fields.put("skipCount", skipCount);
        fields.put("passCount", totalCount - failCount - skipCount);
        return fields;
    }

    void append(Path file, int node) throws IOException {
        Map<String, Object> fields = toMap();
        fields.put("node", node);
        Files.writeString(file, JsonOutput.toJson(fields) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
