package org.lmsbridge.examples.spring;

import java.util.List;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.ContactId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own code does when a booking changes; put it behind your own sign-in. */
@RestController
@RequestMapping("/lms")
class SyncController {
    private final LmsBridge bridge;

    SyncController(LmsBridge bridge) {
        this.bridge = bridge;
    }

    @GetMapping("/tasks")
    List<String> tasks() {
        return bridge.tasks();
    }

    /** Returns at once; the contact's bookings are in Moodle seconds later. */
    @PostMapping("/contacts/{id}/changed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changed(@PathVariable("id") String id) {
        bridge.changed(new ContactId(id));
    }
}
