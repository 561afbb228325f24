-- Version 4 of the state store: the schedule, what was said to have changed, and leases;
-- retention. Every statement may be run
-- twice.

create table if not exists lms_lease (
    site varchar(200) not null,
    name varchar(400) not null,
    ticket varchar(40) not null,
    host varchar(200) not null,
    until_at timestamp with time zone not null,
    primary key (site, name)
);

create table if not exists lms_push (
    site varchar(200) not null,
    task varchar(200) not null,
    subject varchar(600) not null,
    -- whether somebody works, or worked, on what was said last
    begun boolean not null,
    primary key (site, task, subject)
);

create index if not exists lms_journal_request_age on lms_journal_request (site, in_doubt, intended_at);
create index if not exists lms_journal_change_age on lms_journal_change (site, recorded_at);

-- As db-scheduler 16 wants it, under a name with our prefix.
create table if not exists lms_scheduled_task (
    task_name varchar(500) not null,
    task_instance varchar(700) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(400),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index if not exists lms_scheduled_task_due on lms_scheduled_task (execution_time);
create index if not exists lms_scheduled_task_heartbeat on lms_scheduled_task (last_heartbeat);
