create table category (
    id varchar(200) primary key,
    name varchar(255) not null,
    parent_id varchar(200) references category,
    moodle_category varchar(20)
);
create table course_master (
    id varchar(200) primary key,
    name varchar(255) not null,
    category_id varchar(200) not null references category
);
create table course_date (
    id varchar(200) primary key,
    course_master_id varchar(200) not null references course_master,
    starts timestamp not null,
    zone varchar(50) not null
);
create table contact (
    id varchar(200) primary key,
    first_name varchar(255) not null,
    last_name varchar(255) not null,
    email varchar(255),
    active boolean default true not null
);
create table registration (
    id varchar(200) primary key,
    contact_id varchar(200) not null references contact,
    course_date_id varchar(200) references course_date,
    course_master_id varchar(200) references course_master,
    status varchar(20) default 'REGISTERED' not null
);
-- Without these every page of a course's registrations reads the whole table.
create index registration_by_date on registration (course_date_id, id);
create index registration_by_master on registration (course_master_id, id);
