-- One row per rung, trait and value: how many samples show it. `value` is text (lists as JSON),
-- `number` the same as a number where it is one; share = samples with this value / samples of
-- the rung in which the trait was seen at all. A sample may show several values of one trait.
create or replace view trait_ladder as
with seen as (
    select distinct
        s.model, s.task, s.scheme, s.quant, s.origin, s.bits, s.kv_cache, s.illustration,
        s.sample_id, s.rubric, o.name as trait, o.value ->> '$' as value
    from artifact_score s
    join observation o using (run_id, sample_id, rubric)
),
shown as (
    select *, count(distinct (sample_id, rubric)) over (
        partition by model, task, scheme, quant, origin, bits, kv_cache, illustration, trait
    ) as of_samples
    from seen
)
select
    model, task, scheme, quant, origin, bits, kv_cache, trait, value,
    try_cast(value as double) as number,
    count(*) as samples,
    any_value(of_samples) as of_samples,
    count(*) / any_value(of_samples) as share,
    illustration
from shown
group by all
