-- One row per run, rung, trait and value: trait_ladder as each run by itself saw it.
create or replace view trait_ladder_history as
with seen as (
    select distinct
        s.run_id, s.model, s.task, s.scheme, s.quant, s.origin, s.bits, s.kv_cache, s.illustration,
        s.sample_id, s.rubric, o.name as trait, o.value ->> '$' as value
    from artifact_score_history s
    join observation o using (run_id, sample_id, rubric)
),
shown as (
    select *, count(distinct (sample_id, rubric)) over (
        partition by run_id, model, task, scheme, quant, origin, bits, kv_cache, illustration, trait
    ) as of_samples
    from seen
)
select
    run_id, model, task, scheme, quant, origin, bits, kv_cache, trait, value,
    try_cast(value as double) as number,
    count(*) as samples,
    any_value(of_samples) as of_samples,
    count(*) / any_value(of_samples) as share,
    illustration
from shown
group by all
