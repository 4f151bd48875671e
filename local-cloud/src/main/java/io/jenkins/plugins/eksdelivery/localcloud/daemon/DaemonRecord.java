package io.jenkins.plugins.eksdelivery.localcloud.daemon;

import java.util.List;

/**
 * A program that was started and runs on.
 *
 * @param name short name, also of its log
 * @param pid its process id
 * @param command program and arguments; an id alone may have been given to another process since
 * @param ending how it is ended
 */
record DaemonRecord(String name, long pid, List<String> command, Daemon.Ending ending) {

    DaemonRecord {
        command = List.copyOf(command);
    }
}
