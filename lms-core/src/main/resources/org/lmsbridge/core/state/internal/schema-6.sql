-- Version 6 of the state store: attempts to sign in, counted over all hosts. Every statement may be run twice.

create table if not exists lms_attempt (
    site varchar(200) not null,
    -- a digest, so that nobody reads from it who tried
    name varchar(64) not null,
    attempts integer not null,
    ends_at timestamp with time zone not null,
    primary key (site, name)
);
create index if not exists lms_attempt_ends_at on lms_attempt (site, ends_at);
