package org.lmsbridge.examples.recordsservice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One list of the service.
 *
 * @param connection asks the service
 * @param group the group that the list belongs to
 * @param name the list's name
 * @param idField the field that holds a row's id
 * @param question how the list is asked for
 * @param pageSize how many rows are asked for at once; empty if the service gives all of them on every page
 */
record ServiceList(
        ServiceConnection connection,
        String group,
        String name,
        String idField,
        Map<String, Object> question,
        Optional<Integer> pageSize)
        implements SnapshotReader.Source {
    @Override
    public boolean paged() {
        return pageSize.isPresent();
    }

    @Override
    public List<MetaRow> page(int number) {
        return MetaList.rows(connection.ask(group, question, number, pageSize.orElse(1)), group, name);
    }
}
