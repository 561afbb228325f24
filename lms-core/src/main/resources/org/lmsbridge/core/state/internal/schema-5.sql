-- Version 5 of the state store: plans that several hosts apply together. Every statement may be run twice.

-- Which run has which course of a plan that is being applied. The course '' stands for the plan's leading run, and is
-- there as long as other hosts may join in.
create table if not exists lms_plan_share (
    plan_id varchar(40) not null references lms_plan (id) on delete cascade,
    course varchar(600) not null,
    run_id varchar(40) not null,
    until_at timestamp with time zone not null,
    done boolean not null,
    primary key (plan_id, course)
);
create index if not exists lms_plan_share_run on lms_plan_share (plan_id, run_id, done);
create index if not exists lms_plan_share_open on lms_plan_share (plan_id, done);
