-- One row per model, quant, task, item and repeat (and origin, where two share a quant's name;
-- and sample, where an item was collected twice): what the statistics start from. `success` is
-- the binary endpoint that the rubric fixed beforehand, null where the tier is unknown. Beside
-- the rung stand the things that confound a comparison. Illustrations, and samples without an
-- item or an origin, are left out: they cannot be paired.
create or replace view cliff_input as
select
    model, quant, task, item, repeat, origin, rubric, rubric_version, capability, level,
    scheme, weight_bits, activation_bits, bits, kv_cache, params, active_params, training, family,
    quant_kind, quant_maker, file_digest, file_bytes, layers, heads,
    score, score_low, score_high, observed, craft, tier, passed,
    case
        when tier = 'unknown' then null
        when endpoint = 'professional' then tier = 'professional'
        else passed
    end as success,
    gaps, partial, template_digest, sampling, context, server, build, backend, grader_version,
    item_digest, artifact_id, sample_id, run_id
from graded_sample
where is_current and not illustration and item is not null and origin is not null
