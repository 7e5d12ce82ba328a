-- Files that people sent with what they told us. The bytes stand in pieces as text (base64), so that they are in every backup
-- and on every node; see docs/decisions/2026-11-22-files-in-the-store.md. A file whose "subject" is '' belongs to nothing yet.
create table held_files (
    council bigint not null references councils (id),
    id bigint not null,
    subject text not null,
    subject_id bigint not null,
    name text not null,
    kind text not null,
    bytes bigint not null,
    sha256 text not null,
    standing text not null,
    received_at bigint not null,
    received_by bigint not null,
    scanned_at bigint,
    found text not null,
    tries bigint not null,
    next_try bigint not null,
    last_error text not null,
    primary key (council, id)
);
create index held_files_by_subject on held_files (council, subject, subject_id, id);
create index held_files_to_scan on held_files (council, next_try, id) where standing = 'held';
create index held_files_of_nothing on held_files (council, received_at, id) where subject = '';

create table held_file_pieces (
    council bigint not null references councils (id),
    file_id bigint not null,
    number bigint not null,
    bytes text not null,
    primary key (council, file_id, number)
);
