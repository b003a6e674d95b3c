-- One row per run, sample and rubric, by the edition that the run itself graded with: like
-- artifact_score, with every run, also those that never finished. `seq` orders the runs.
create or replace view artifact_score_history as
select
    run_id, sample_id, artifact_id, path, rubric, rubric_version, task, item, level, repeat, model,
    params, quant, scheme, weight_bits, activation_bits, kv_cache, bits, score, score_low,
    score_high, observed, tier, passed, gaps, partial, illustration, craft, origin,
    rubric_digest, seq
from graded_sample
where is_own
