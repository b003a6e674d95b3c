-- One row per rung: an origin at a task. Two makers' Q4_K_M are two origins, so two rungs. Tier
-- counts exclude each other; pass_rate = (professional + functional) / (samples - unknown), null
-- where that is 0; mean_score is the mean of the known scores. A sample whose origin nobody
-- wrote down stands on no rung; rungs with `illustration` are shown and never reasoned from.
create or replace view quant_ladder as
select
    model, task, scheme, quant, origin, bits, kv_cache,
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
from artifact_score
where origin is not null
group by all
