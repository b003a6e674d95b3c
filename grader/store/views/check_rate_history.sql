-- One row per run, rung, rubric and check: check_rate as each run by itself saw it.
create or replace view check_rate_history as
select
    run_id, model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", gate, kind,
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
where is_own
group by all
