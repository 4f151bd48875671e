package io.jenkins.plugins.eksdelivery.step;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;

/** Stores objects as Jenkins stores a build's program: by JBoss River. */
public final class SavedState {

    private SavedState() {}

    public static byte[] save(Object state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Marshaller marshaller = new RiverMarshallerFactory().createMarshaller(configuration())) {
            marshaller.start(Marshalling.createByteOutput(bytes));
            marshaller.writeObject(state);
            marshaller.finish();
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    public static <T> T load(byte[] saved) throws IOException, ClassNotFoundException {
        try (Unmarshaller unmarshaller = new RiverMarshallerFactory().createUnmarshaller(configuration())) {
            unmarshaller.start(Marshalling.createByteInput(new ByteArrayInputStream(saved)));
            return (T) unmarshaller.readObject();
        }
    }

    private static MarshallingConfiguration configuration() {
        return new MarshallingConfiguration();
    }
}
