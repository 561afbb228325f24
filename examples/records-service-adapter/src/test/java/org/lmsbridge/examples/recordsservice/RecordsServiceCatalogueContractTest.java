package org.lmsbridge.examples.recordsservice;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.testkit.CourseCatalogueContract;

class RecordsServiceCatalogueContractTest extends CourseCatalogueContract {
    private final ServiceStub stub = new ServiceStub()
            .withCategory(4390, "First aid")
            .with(26520, 3247)
            .with(26521, 3248)
            .with(26522, 3249)
            .with(26523, 3249);

    @AfterEach
    void stop() {
        stub.close();
    }

    @Override
    protected CourseCatalogue catalogue() {
        var codes = ServiceCodes.ofSample(ZoneId.of("Australia/Brisbane"));
        return new RecordsServiceCatalogue(stub.access(), codes, 2, Clock.systemUTC());
    }
}
