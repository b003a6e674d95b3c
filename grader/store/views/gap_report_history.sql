-- One row per run, rung, rubric, check and cause: gap_report as each run by itself saw it.
create or replace view gap_report_history as
with counted as (
    select
        run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind,
        status = 'gap' as is_gap, case when is_gap then cause end as cause,
        count(*) as samples,
        min(reason) filter (is_gap) as reason,
        illustration
    from rung_check
    where is_own
    group by all
),
compared as (
    select
        *,
        sum(samples) over (
            partition by
                run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric, "check",
                illustration
        ) as due
    from counted
)
select
    run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind, cause,
    samples,
    cast(due as bigint) as due,
    samples / due as gap_rate,
    reason,
    illustration
from compared
where is_gap
