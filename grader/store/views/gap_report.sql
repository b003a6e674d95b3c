-- One row per rung, rubric, check and cause: where the grader could not look, how often, and one
-- of the reasons. gap_rate = samples with this gap / samples where the check was due.
create or replace view gap_report as
with counted as (
    select
        model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind,
        status = 'gap' as is_gap, case when is_gap then cause end as cause,
        count(*) as samples,
        min(reason) filter (is_gap) as reason,
        illustration
    from rung_check
    where is_current
    group by all
),
compared as (
    select
        *,
        sum(samples) over (
            partition by
                model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", illustration
        ) as due
    from counted
)
select
    model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind, cause,
    samples,
    cast(due as bigint) as due,
    samples / due as gap_rate,
    reason,
    illustration
from compared
where is_gap
