-- One row per rung and level of difficulty (1 easy to 3 hard). pass_rate and mean_score as in
-- quant_ladder; drop = what the level lost against the rung with the most bits.
create or replace view difficulty_ladder as
with rung as (
    select
        model, task, scheme, quant, origin, bits, kv_cache, level, illustration,
        count(distinct (rubric, item)) filter (item is not null) as items,
        count(*) as samples,
        count(*) filter (tier = 'unknown') as unknown,
        round(cast(sum(cast(score as decimal(18, 6))) as double) / nullif(count(score), 0), 6)
            as mean_score,
        count(*) filter (passed) / nullif(count(passed), 0) as pass_rate
    from artifact_score
    where origin is not null and level is not null
    group by all
)
select
    model, task, scheme, quant, origin, bits, kv_cache, level, items, samples, unknown, mean_score,
    pass_rate,
    first(pass_rate) over (
        partition by model, task, kv_cache, level, illustration
        order by bits desc nulls last, origin
        rows between unbounded preceding and unbounded following
    ) - pass_rate as drop,
    illustration
from rung
