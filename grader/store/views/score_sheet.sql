-- One row per reading: its numbers and its tier. The only place where a score is defined.
--
-- earned       = 1 - faulty/total where passed or failed, 0 where blocked: the decided checks;
-- score        = sum of weight * earned over the weight of decided checks of kind fault;
-- score_low    = the same with gaps of cause cannot-tell counted as failed,
-- score_high   = ... as passed; other gaps are left out;
-- observed     = decided weight over the weight of decided checks and gaps, kind fault;
-- craft        = like score, over checks of kind craft.
-- Null where nothing is decided (score_low and score_high: decided or cannot-tell).
--
-- tier, the first that fits: broken (a gate failed or is blocked), unknown (a gate is a gap or
-- deselected), professional (score_low and craft reach the bars, and nothing was deselected by a
-- partial run), functional. A bar on craft holds where no craft check had anything to judge; where
-- craft checks were due and none could be decided, professional cannot be claimed.
--
-- Sums run over decimals, which are exact in any order; rounding is to 6 places.
create or replace view score_sheet as
with point as (
    select
        *,
        status in ('passed', 'failed', 'blocked') as decided,
        cast(weight as decimal(38, 15)) as worth,
        cast(case
            when status = 'blocked' then 0
            when total > 0 then weight * (1 - faulty / total)
        end as decimal(38, 15)) as earned
    from due_check
),
total as (
    select
        run_id, sample_id, rubric, rubric_digest, is_own, is_current,
        cast(coalesce(sum(earned) filter (kind = 'fault' and decided), 0) as double) as earned,
        cast(coalesce(sum(worth) filter (kind = 'fault' and decided), 0) as double) as decided,
        cast(coalesce(sum(worth) filter (kind = 'fault' and cause = 'cannot-tell'), 0) as double)
            as untold,
        cast(coalesce(sum(worth) filter (kind = 'fault' and (decided or status = 'gap')), 0)
            as double) as due,
        cast(coalesce(sum(earned) filter (kind = 'craft' and decided), 0) as double)
            as craft_earned,
        cast(coalesce(sum(worth) filter (kind = 'craft' and decided), 0) as double)
            as craft_decided,
        bool_or(kind = 'craft' and status = 'gap') as craft_open,
        bool_or(gate and status in ('failed', 'blocked')) as gate_failed,
        bool_or(gate and status in ('gap', 'deselected')) as gate_open,
        count(*) filter (status = 'gap') as gaps
    from point
    group by run_id, sample_id, rubric, rubric_digest, is_own, is_current
),
scored as (
    select
        *,
        round(earned / nullif(decided, 0), 6) as score,
        round(earned / nullif(decided + untold, 0), 6) as score_low,
        round((earned + untold) / nullif(decided + untold, 0), 6) as score_high,
        round(decided / nullif(due, 0), 6) as observed,
        round(craft_earned / nullif(craft_decided, 0), 6) as craft
    from total
),
tiered as (
    select
        t.*,
        case
            when gate_failed then 'broken'
            when gate_open then 'unknown'
            when not s.partial
                and score_low >= e.professional_bar
                and (e.craft_bar is null or coalesce(craft >= e.craft_bar, not craft_open))
                then 'professional'
            else 'functional'
        end as tier
    from scored t
    join sample s using (run_id, sample_id, rubric)
    join rubric_edition e on e.rubric = t.rubric and e.rubric_digest = t.rubric_digest
)
select
    run_id, sample_id, rubric, rubric_digest, is_own, is_current,
    score, score_low, score_high, observed, craft, tier,
    case tier when 'broken' then false when 'unknown' then null else true end as passed,
    gaps
from tiered
