-- Bring one journal into the tables. `line` holds its lines, `incoming` what describes the run.

insert into run
select
    j ->> 'run_id', seq,
    cast(j ->> 'started' as timestamp), cast(j ->> 'finished' as timestamp),
    j ->> 'grader_version', j ->> 'platform', j ->> 'python', j ->> 'browser', j ->> 'engine',
    cast(j -> 'command' as varchar[]), coalesce(cast(j ->> 'static' as boolean), false),
    try_cast(j ->> 'seed' as bigint), j -> 'plugins'
from incoming;

insert into item
select distinct on (j ->> 'digest')
    j ->> 'digest', j ->> 'rubric', j ->> 'id', cast(j ->> 'level' as integer), j
from (select unnest(cast(j -> 'items' as json[])) as j from incoming)
where j ->> 'digest' not in (select item_digest from item);

insert into origin
select distinct on (j ->> 'digest')
    j ->> 'digest', j ->> 'model', j ->> 'family',
    try_cast(j ->> 'params' as bigint), try_cast(j ->> 'active_params' as bigint),
    j ->> 'training', j ->> 'quant_kind', j ->> 'quant_maker', j ->> 'file_digest',
    try_cast(j ->> 'file_bytes' as bigint), j ->> 'quant', j ->> 'scheme',
    try_cast(j ->> 'weight_bits' as double), try_cast(j ->> 'activation_bits' as double),
    try_cast(j ->> 'bits' as double), j -> 'recipe', j ->> 'kv_cache',
    try_cast(j ->> 'layers' as bigint), try_cast(j ->> 'heads' as bigint),
    try_cast(j ->> 'context' as bigint), j ->> 'server', j ->> 'build', j ->> 'backend',
    j ->> 'template_digest', j -> 'sampling', try_cast(j ->> 'seed' as bigint), j
from (select unnest(cast(j -> 'origins' as json[])) as j from incoming)
where j ->> 'digest' not in (select origin_digest from origin);

-- A sample may stand twice: written by a worker that died before its parent heard of it, then
-- given up as a gap. The line with fewer gaps of the grader's own making tells more.
delete from line
where number not in (
    select first(number order by len(list_filter(
        verdicts, lambda v: v.cause in ('tool', 'no-engine', 'interrupted')
    )), source, number)
    from line
    group by sample_id, rubric
);

insert into artifact
select artifact_id, medium, entry from line
except
select artifact_id, medium, entry from artifact;

insert into sample
select
    run_id, sample_id, rubric, rubric_digest, artifact_id, medium, entry, path, item,
    item_digest, level, repeat, origin_digest, illustration, partial
from line;

insert into verdict
select
    run_id, sample_id, rubric, v."check", v.ord, artifact_id, v.check_version, v.options_digest,
    v.status, v.faulty, v.total, v.weight, v.gate, v.kind, v.blocked_by, v.cause,
    coalesce(v.reason, ''), v.findings_total
from (select run_id, sample_id, rubric, artifact_id, unnest(verdicts) as v from line);

insert into finding
select
    run_id, sample_id, rubric, "check", ord, f.message, f."text", f.file, f.line, f."column",
    f.end_line, f.selector, f.time_ms, f.detail
from (
    select
        run_id, sample_id, rubric, v."check" as "check",
        unnest(v.findings) as f, generate_subscripts(v.findings, 1) - 1 as ord
    from (select run_id, sample_id, rubric, unnest(verdicts) as v from line)
);

insert into observation
select run_id, sample_id, rubric, ord, o.name, o.value, o.file, o.line, o."column"
from (
    select
        run_id, sample_id, rubric,
        unnest(observations) as o, generate_subscripts(observations, 1) - 1 as ord
    from line
);

insert into picture
select run_id, sample_id, rubric, p.name, p.sha256, p.bytes
from (select run_id, sample_id, rubric, unnest(pictures) as p from line);

insert into gather_timing
select run_id, sample_id, rubric, t.provider, t.cpu_ms, t.wall_ms
from (select run_id, sample_id, rubric, unnest(timings) as t from line);

insert into answer_timing
select
    run_id, sample_id, rubric, answer.tokens, answer.tokens_per_second, answer.first_token_ms,
    answer.finish_reason
from line
where coalesce(
    cast(answer.tokens as varchar), cast(answer.tokens_per_second as varchar),
    cast(answer.first_token_ms as varchar), answer.finish_reason
) is not null;
