-- One row per rung, rubric, check and cause: where the grader could not look, how often, and one
-- of the reasons. gap_rate = samples with this gap / samples where the check was due.
create or replace view gap_report as
with counted as (
    select
        *,
        count(*) over (
            partition by
                model, task, scheme, quant, origin, bits, kv_cache, rubric,
                "check", illustration
        ) as due
    from rung_check
    where is_current
)
select
    model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind, cause,
    count(*) as samples,
    any_value(due) as due,
    count(*) / any_value(due) as gap_rate,
    min(reason) as reason,
    illustration
from counted
where status = 'gap'
group by all
