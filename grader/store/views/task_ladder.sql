-- One row per model, task and bit class: how a task fares as bits shrink, all rungs of a class
-- together. retained = pass_rate / that of the class with the most bits.
create or replace view task_ladder as
with class as (
    select
        l.model, l.task, l.family, l.illustration,
        max(l.bits) as bits,
        count(*) as rungs,
        max(l.items) as items,
        cast(sum(l.samples) as bigint) as samples,
        cast(sum(l.professional) as bigint) as professional,
        cast(sum(l.functional) as bigint) as functional,
        cast(sum(l.broken) as bigint) as broken,
        cast(sum(l.unknown) as bigint) as unknown,
        sum(l.mean_score * l.samples) / nullif(sum(l.samples) filter (l.mean_score is not null), 0)
            as mean_score
    from quant_ladder l
    group by all
),
rated as (
    select
        *,
        (professional + functional) / nullif(samples - unknown, 0) as pass_rate
    from class
)
select
    model, task, family, bits, rungs, items, samples, professional, functional, broken, unknown,
    mean_score, pass_rate,
    pass_rate / nullif(first(pass_rate) over (
        partition by model, task, illustration order by bits desc nulls last
        rows between unbounded preceding and unbounded following
    ), 0) as retained,
    illustration
from rated
