-- One row per run and rung: quant_ladder as each run by itself saw it.
create or replace view quant_ladder_history as
select
    run_id, model, task, scheme, quant, origin, bits, kv_cache,
    count(distinct (rubric, item)) filter (item is not null) as items,
    count(*) as samples,
    round(cast(sum(cast(score as decimal(18, 6))) as double) / nullif(count(score), 0), 6)
        as mean_score,
    count(*) filter (tier = 'professional') as professional,
    count(*) filter (tier = 'functional') as functional,
    count(*) filter (tier = 'broken') as broken,
    count(*) filter (tier = 'unknown') as unknown,
    count(*) filter (passed) / nullif(count(passed), 0) as pass_rate,
    cast(sum(gaps) as bigint) as gaps,
    illustration
from artifact_score_history
where origin is not null
group by all
