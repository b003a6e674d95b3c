-- One row per rung, rubric and check: how often it passes. pass_rate counts a blocked check as
-- not passed; survivor_pass_rate looks only at artifacts that got so far (P(check | reached)),
-- which is another, smaller and better population. Null where nothing was decided. faulty and
-- total add up opportunities. Samples without an origin are one rung of nulls.
create or replace view check_rate as
select
    model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind,
    count(*) as due,
    count(*) filter (status = 'passed') as passed,
    count(*) filter (status = 'failed') as failed,
    count(*) filter (status = 'blocked') as blocked,
    count(*) filter (status = 'not-applicable') as not_applicable,
    count(*) filter (status = 'gap') as gaps,
    count(*) filter (status = 'passed')
        / nullif(count(*) filter (status in ('passed', 'failed', 'blocked')), 0) as pass_rate,
    count(*) filter (status = 'passed')
        / nullif(count(*) filter (status in ('passed', 'failed')), 0) as survivor_pass_rate,
    cast(sum(faulty) as bigint) as faulty,
    cast(sum(total) as bigint) as total,
    illustration
from rung_check
where is_current
group by all
