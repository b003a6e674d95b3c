-- One row per model and capability: at how many bits it falls as bits shrink, the first to fall on
-- top (`place` 1). `falls_at_bits`: bits of the highest rung that keeps less than 90 % of the
-- baseline's pass rate, with every rung below it; null where none does. `half_at_bits`: less than
-- half. What was seen, without intervals: `grade order` has them.
create or replace view capability_order as
with rung as (
    select
        model, coalesce(capability, task) as capability, kv_cache, origin, bits,
        quant, count(distinct (rubric, item)) as items, count(passed) as samples,
        count(*) filter (passed) / nullif(count(passed), 0) as pass_rate
    from graded_sample
    where is_current and origin is not null and bits is not null and not illustration
    group by all
),
kept as (
    select
        *,
        pass_rate / nullif(first(pass_rate) over ladder, 0) as retained
    from rung
    window ladder as (
        partition by model, capability, kv_cache order by bits desc, origin
        rows between unbounded preceding and unbounded following
    )
),
fallen as (
    select
        *,
        max(retained) over (
            partition by model, capability, kv_cache order by bits, origin
            rows between unbounded preceding and current row
        ) as best_below
    from kept
),
placed as (
    select
        model, capability, kv_cache,
        count(*) as rungs, max(items) as items, cast(sum(samples) as bigint) as samples,
        arg_max(pass_rate, bits) as baseline_pass_rate,
        arg_min(pass_rate, bits) as lowest_pass_rate,
        max(bits) filter (best_below < 0.9) as falls_at_bits,
        arg_max(quant, bits) filter (best_below < 0.9) as falls_at_quant,
        max(bits) filter (best_below < 0.5) as half_at_bits
    from fallen
    group by all
)
select
    model, capability, kv_cache,
    row_number() over (
        partition by model, kv_cache
        order by falls_at_bits desc nulls last, half_at_bits desc nulls last,
            lowest_pass_rate / nullif(baseline_pass_rate, 0), capability
    ) as place,
    falls_at_bits, falls_at_quant, half_at_bits, baseline_pass_rate, lowest_pass_rate, rungs, items,
    samples
from placed
