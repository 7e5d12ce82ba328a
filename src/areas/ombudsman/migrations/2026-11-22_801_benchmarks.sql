-- Published figures as they were uploaded: a version for each year, which a newer one or a person withdraws.
create table ombudsman_benchmarks (
    council bigint not null references councils (id),
    id bigint not null,
    year bigint not null,
    source text not null,
    number_of_rows bigint not null,
    at bigint not null,
    by bigint not null,
    withdrawn_at bigint,
    withdrawn_by bigint not null,
    why_withdrawn text not null,
    primary key (council, id)
);
create unique index ombudsman_benchmarks_that_stand on ombudsman_benchmarks (council, year) where withdrawn_at is null;

create table ombudsman_benchmark_rows (
    council bigint not null references councils (id),
    version bigint not null,
    authority text not null,
    type text not null,
    investigations bigint not null,
    upheld bigint not null,
    received bigint,
    compliance double precision,
    late_remedies bigint,
    primary key (council, version, authority),
    foreign key (council, version) references ombudsman_benchmarks (council, id)
);
