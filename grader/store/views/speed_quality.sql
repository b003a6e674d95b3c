-- One row per rung: size, speed and quality beside each other. Speeds are medians over answers
-- whose timing the runner kept. `dominated`: another rung of the task is at least as good, as
-- small and (where both are known) as fast, and better in one of them.
create or replace view speed_quality as
with speed as (
    select
        s.task, s.origin, s.illustration,
        median(a.tokens_per_second) as tokens_per_second,
        median(a.first_token_ms) as first_token_ms,
        avg(a.tokens) as tokens,
        count(a.tokens_per_second) as timed
    from artifact_score s
    join answer_timing a using (run_id, sample_id, rubric)
    where s.origin is not null
    group by all
),
rung as materialized (
    select
        l.model, l.task, l.scheme, l.quant, l.origin, l.bits, l.kv_cache, l.family, l.file_gb,
        v.tokens_per_second, v.first_token_ms, v.tokens, coalesce(v.timed, 0) as timed,
        l.samples, l.mean_score, l.pass_rate, l.illustration
    from quant_ladder l
    left join speed v using (task, origin, illustration)
)
select
    r.*,
    exists (
        from rung o
        where o.task = r.task and o.illustration = r.illustration and o.origin <> r.origin
            and o.pass_rate >= r.pass_rate and o.file_gb <= r.file_gb
            and coalesce(o.tokens_per_second >= r.tokens_per_second, true)
            and (
                o.pass_rate > r.pass_rate or o.file_gb < r.file_gb
                or coalesce(o.tokens_per_second > r.tokens_per_second, false)
            )
    ) as dominated
from rung r
