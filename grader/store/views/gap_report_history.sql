-- One row per run, rung, rubric, check and cause: gap_report as each run by itself saw it.
create or replace view gap_report_history as
with counted as (
    select
        *,
        count(*) over (
            partition by
                run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric,
                "check", illustration
        ) as due
    from rung_check
    where is_own
)
select
    run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind, cause,
    count(*) as samples,
    any_value(due) as due,
    count(*) / any_value(due) as gap_rate,
    min(reason) as reason,
    illustration
from counted
where status = 'gap'
group by all
