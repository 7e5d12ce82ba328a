-- A measure that is watched, point by point.
create table runs (
    council bigint not null references councils (id),
    id bigint not null,
    name text not null,
    unit text not null,
    better text not null,
    target double precision,
    service bigint not null,
    owner bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, id)
);

create table run_points (
    council bigint not null references councils (id),
    run bigint not null,
    on_day text not null,
    y double precision not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, on_day),
    foreign key (council, run) references runs (council, id)
);

-- What a point said before it was corrected.
create table run_point_corrections (
    council bigint not null references councils (id),
    run bigint not null,
    on_day text not null,
    version bigint not null,
    y double precision not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, on_day, version),
    foreign key (council, run, on_day) references run_points (council, run, on_day)
);

-- From this day on, the limits begin anew.
create table run_rebases (
    council bigint not null references councils (id),
    run bigint not null,
    from_day text not null,
    reason text not null,
    evidence text not null,
    at bigint not null,
    by bigint not null,
    primary key (council, run, from_day),
    foreign key (council, run) references runs (council, id)
);

-- A promised proof that this run is to judge; what re-makes it is judged by the same run.
create table proof_runs (
    council bigint not null references councils (id),
    proof bigint not null,
    run bigint not null,
    at bigint not null,
    by bigint not null,
    primary key (council, proof),
    foreign key (council, proof) references proofs (council, id),
    foreign key (council, run) references runs (council, id)
);
create index proof_runs_by_run on proof_runs (council, run, proof);
