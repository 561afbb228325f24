-- Version 7 of the state store: what the runs of one plan could not apply, and what changed and was given up. Every
-- statement may be run twice.

-- By it every run of a plan holds what is left to the guards, whoever found it. The course '' stands for what is in none.
create table if not exists lms_plan_left (
    plan_id varchar(40) not null references lms_plan (id) on delete cascade,
    course varchar(600) not null,
    kind varchar(40) not null,
    run_id varchar(40) not null,
    not_applied bigint not null,
    moved bigint not null,
    primary key (plan_id, course, kind)
);

-- Null as long as somebody is to work on it.
alter table lms_push add column if not exists given_up_at timestamp with time zone;
