-- One row per rung: an origin at a task. Two makers' Q4_K_M are two origins, so two rungs. Tier
-- counts exclude each other; pass_rate = (professional + functional) / (samples - unknown), null
-- where that is 0; mean_score is the mean of the known scores. A sample whose origin nobody
-- wrote down stands on no rung; rungs with `illustration` are shown and never reasoned from.
--
-- `family` is the bit class (rung_size). retained = pass_rate / pass_rate of the baseline, which
-- is the rung with the most bits of the same model, task and KV cache; retained_low and
-- retained_high are its 95 % interval on the log scale (Katz and others 1978, Biometrics 34:469),
-- standard errors clustered by item, half a success and failure added where nothing varies; the
-- rungs are taken for independent, which is wider than pairing by item (`grade duel` pairs).
create or replace view quant_ladder as
with scored as materialized (
    select
        model, task, scheme, quant, origin, bits, kv_cache, rubric, item, sample_id, score, tier,
        passed, gaps, illustration
    from artifact_score
    where origin is not null
),
rung as (
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
    from scored
    group by all
),
by_item as (
    select
        task, origin, illustration, coalesce(item, sample_id) as unit,
        count(*) filter (passed) / count(passed) as rate
    from scored
    where passed is not null
    group by all
),
spread as (
    select
        task, origin, illustration, count(*) as units, avg(rate) as rate,
        (sum(rate) + 0.5) / (count(*) + 1) as centre,
        coalesce(var_samp(rate), 0) / count(*) as variance
    from by_item
    group by all
),
measured as (
    select
        r.*, s.units,
        case when s.variance > 1e-12 then s.rate else s.centre end as level,
        case
            when s.variance > 1e-12 then s.variance
            else s.centre * (1 - s.centre) / (s.units + 1)
        end as variance
    from rung r
    left join spread s using (task, origin, illustration)
),
compared as (
    select
        *,
        first(pass_rate) over top as base_rate,
        first(level) over top as base_level,
        first(variance) over top as base_variance,
        first(origin) over top = origin as is_baseline
    from measured
    window top as (
        partition by model, task, kv_cache, illustration
        order by bits desc nulls last, origin
        rows between unbounded preceding and unbounded following
    )
),
judged as (
    select
        *,
        pass_rate / nullif(base_rate, 0) as ratio,
        1.959964 * sqrt(
            variance / nullif(level * level, 0) + base_variance / nullif(base_level * base_level, 0)
        ) as reach
    from compared
)
select
    j.model, j.task, j.scheme, j.quant, j.origin, j.bits, j.kv_cache, items, samples, mean_score,
    professional, functional, broken, unknown, pass_rate, gaps, illustration,
    z.family, z.file_gb, z.gb_per_billion,
    ratio as retained,
    case when is_baseline then ratio when ratio is not null then level / base_level * exp(-reach)
        end as retained_low,
    case when is_baseline then ratio when ratio is not null then level / base_level * exp(reach)
        end as retained_high
from judged j
left join rung_size z using (origin)
