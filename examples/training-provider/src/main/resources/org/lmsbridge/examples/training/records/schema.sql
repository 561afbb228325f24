create sequence if not exists records_id start with 1001;

create table if not exists category (
    id varchar(20) primary key,
    name varchar(200) not null,
    moodle_category varchar(20)
);

create table if not exists course_master (
    id varchar(20) primary key,
    category_id varchar(20) not null references category,
    name varchar(200) not null,
    summary varchar(2000) not null
);

create table if not exists course_date (
    id varchar(20) primary key,
    master_id varchar(20) not null references course_master,
    starts timestamp not null,
    ends timestamp not null,
    zone varchar(60) not null,
    venue varchar(200) not null,
    seats integer not null,
    status varchar(20) not null default 'SCHEDULED',
    visibility varchar(20) not null default 'PUBLIC',
    delivery varchar(20) not null default 'CLASSROOM'
);

create table if not exists contact (
    id varchar(20) primary key,
    first_name varchar(100) not null,
    last_name varchar(100) not null,
    email varchar(100) not null unique,
    city varchar(100),
    phone varchar(40),
    password_hash varchar(200),
    active boolean not null default true,
    staff boolean not null default false
);

create table if not exists registration (
    id varchar(20) primary key,
    contact_id varchar(20) not null references contact,
    course_date_id varchar(20) not null references course_date,
    role varchar(20) not null default 'STUDENT',
    status varchar(20) not null default 'REGISTERED',
    booked_at timestamp with time zone not null,
    unique (contact_id, course_date_id)
);

create index if not exists registration_of_date on registration (course_date_id, id);

create table if not exists certificate (
    number varchar(20) primary key,
    request varchar(400) not null unique,
    registration_id varchar(20) not null references registration,
    holder varchar(210) not null,
    course varchar(200) not null,
    completed date not null,
    sent boolean not null default false,
    withdrawn boolean not null default false
);
