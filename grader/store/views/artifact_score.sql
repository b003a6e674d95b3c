-- One row per sample and rubric: the newest finished run, by the newest edition of the rubric.
-- score_sheet says what the numbers mean; `origin` is the origin's digest, `bits` comes from the
-- tensor table and `weight_bits` from the scheme.
create or replace view artifact_score as
select
    run_id, sample_id, artifact_id, path, rubric, rubric_version, task, item, level, repeat, model,
    params, quant, scheme, weight_bits, activation_bits, kv_cache, bits, score, score_low,
    score_high, observed, tier, passed, gaps, partial, illustration, craft, origin
from graded_sample
where is_current
