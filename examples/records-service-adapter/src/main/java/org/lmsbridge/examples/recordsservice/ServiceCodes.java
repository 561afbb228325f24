package org.lmsbridge.examples.recordsservice;

import java.time.ZoneId;
import java.util.Map;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.Visibility;

/**
 * What the numbers mean that the service writes for states; they are chosen where the records are set up.
 *
 * @param zone the time zone of the dates
 * @param statuses the statuses, by {@code StatusId}
 * @param visibilities the visibilities, by {@code Visibility}
 */
public record ServiceCodes(ZoneId zone, Map<String, CourseDateStatus> statuses, Map<String, Visibility> visibilities) {
    public ServiceCodes {
        statuses = Map.copyOf(statuses);
        visibilities = Map.copyOf(visibilities);
    }

    /**
     * The numbers as the sample has them: status 1 is scheduled, visibility 2 is public. Any other is unknown, and a
     * course date that has one is left out with a warning until it is named here.
     *
     * @param zone the time zone of the dates
     * @return the codes
     */
    public static ServiceCodes ofSample(ZoneId zone) {
        return new ServiceCodes(zone, Map.of("1", CourseDateStatus.SCHEDULED), Map.of("2", Visibility.PUBLIC));
    }
}
