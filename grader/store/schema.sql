-- What was seen. Every table but store_version is append-only: a number that changes is a new
-- run or a new edition of a rubric, never an update. Large tables have no primary key (an index
-- on a million verdicts costs more than loading them); load.sql keeps their keys by key of run.

-- Which layout and which views this file has.
create table store_version (
    version integer not null,
    views varchar not null
);

-- One sitting of the grader, with everything that can change a number. `seq` counts loads: the
-- newest run is the one loaded last. Times are in UTC; `finished` stays null where a run was
-- killed.
create table run (
    run_id varchar primary key,
    seq bigint not null unique,
    started timestamp,
    finished timestamp,
    grader_version varchar not null,
    platform varchar,
    python varchar,
    browser varchar,
    engine varchar,
    command varchar[],
    static boolean not null,
    seed bigint,
    plugins json
);

-- One thing asked, whole.
create table item (
    item_digest varchar primary key,
    rubric varchar not null,
    item varchar not null,
    level integer check (level between 1 and 3),
    data json not null
);

-- Who answered. `bits` is bits per weight from the tensor table; `data` keeps the origin whole,
-- also where a column here could not hold it.
create table origin (
    origin_digest varchar primary key,
    model varchar,
    family varchar,
    params bigint,
    active_params bigint,
    training varchar,
    quant_kind varchar,
    quant_maker varchar,
    file_digest varchar,
    file_bytes bigint,
    quant varchar,
    scheme varchar,
    weight_bits double,
    activation_bits double,
    bits double,
    recipe json,
    kv_cache varchar,
    layers bigint,
    heads bigint,
    context bigint,
    server varchar,
    build varchar,
    backend varchar,
    template_digest varchar,
    sampling json,
    seed bigint,
    data json not null
);

-- The bytes that came out, by what they were opened as.
create table artifact (
    artifact_id varchar not null,
    medium varchar not null,
    entry varchar not null,
    primary key (artifact_id, medium, entry)
);

-- One answer as one run graded it by one rubric. `partial`: checks were deselected.
create table sample (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    rubric_digest varchar not null,
    artifact_id varchar not null,
    medium varchar not null,
    entry varchar not null,
    path varchar not null,
    item varchar,
    item_digest varchar,
    level integer check (level between 1 and 3),
    repeat integer check (repeat >= 0),
    origin_digest varchar,
    illustration boolean not null,
    partial boolean not null,
    primary key (run_id, sample_id, rubric)
);

-- Key: (run_id, sample_id, rubric, check). Weight, gate and kind as the run's own rubric had them.
create table verdict (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    "check" varchar not null,
    ord integer not null,
    artifact_id varchar not null,
    check_version varchar,
    options_digest varchar,
    status varchar not null
        check (status in ('passed', 'failed', 'not-applicable', 'blocked', 'gap')),
    faulty bigint not null check (faulty >= 0),
    total bigint not null check (faulty <= total),
    weight double not null check (weight > 0),
    gate boolean not null,
    kind varchar not null check (kind in ('fault', 'craft')),
    blocked_by varchar,
    cause varchar
        check (cause in ('tool', 'no-engine', 'no-item', 'interrupted', 'token-limit', 'stale',
                         'cannot-tell')),
    reason varchar not null,
    findings_total bigint not null check (findings_total >= 0),
    check ((status in ('passed', 'failed')) = (total > 0)),
    check ((status = 'failed') = (faulty > 0)),
    check ((status = 'blocked') = (blocked_by is not null)),
    check ((status = 'gap') = (cause is not null))
);

-- Key: (run_id, sample_id, rubric, check, ord). Lines and columns are 1-based, in the file.
create table finding (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    "check" varchar not null,
    ord integer not null,
    message varchar not null,
    "text" varchar not null,
    file varchar,
    line bigint,
    "column" bigint,
    end_line bigint,
    selector varchar,
    time_ms double,
    detail json
);

-- A trait that is no fault by itself. Key: (run_id, sample_id, rubric, ord).
create table observation (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    ord integer not null,
    name varchar not null,
    value json,
    file varchar,
    line bigint,
    "column" bigint
);

-- A file kept as evidence under its digest; `bytes` is its size.
create table picture (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    name varchar not null,
    sha256 varchar not null,
    bytes bigint not null check (bytes >= 0)
);

-- What a rubric counts, one row a check. `seq` is the load that brought the row: a digest that
-- becomes the newest again is appended again. `judging_digest` names everything of the rubric
-- that a verdict hangs on (options and parents, not weights): verdicts outlive new weights only.
-- `declared` is the digest of the whole declaration.
create table rubric_check (
    seq bigint not null,
    rubric varchar not null,
    rubric_digest varchar not null,
    declared varchar not null,
    version bigint not null,
    task varchar not null,
    capability varchar,
    medium varchar,
    endpoint varchar not null check (endpoint in ('functional', 'professional')),
    professional_bar double,
    craft_bar double,
    ord integer not null,
    "check" varchar not null,
    weight double not null check (weight > 0),
    gate boolean not null,
    kind varchar not null check (kind in ('fault', 'craft')),
    after varchar[] not null,
    options json not null,
    check_version varchar,
    judging_digest varchar not null,
    primary key (rubric, rubric_digest, seq, "check")
);

-- What gathering cost: milliseconds of processor time and of wall clock.
create table gather_timing (
    run_id varchar not null,
    sample_id varchar not null,
    rubric varchar not null,
    provider varchar not null,
    cpu_ms double,
    wall_ms double
);

-- A number that somebody else measured of a rung (perplexity, a public benchmark).
create table external_score (
    model varchar,
    quant varchar,
    file_digest varchar,
    task varchar,
    metric varchar not null,
    value double not null,
    higher_is_better boolean,
    source varchar not null,
    noted timestamp
);

-- What a person thinks of an answer, for checking the grader. `score` is between 0 and 1.
create table rating (
    artifact_id varchar not null,
    sample_id varchar,
    rubric varchar not null,
    rater varchar not null,
    tier varchar check (tier in ('broken', 'functional', 'professional')),
    score double check (score between 0 and 1),
    note varchar,
    noted timestamp
);
