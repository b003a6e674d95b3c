-- One row per reading: its scores beside everything that is known of the sample. What
-- artifact_score, artifact_score_history and cliff_input are cut from.
create or replace view graded_sample as
select
    s.run_id, s.sample_id, s.artifact_id, s.path, s.rubric, g.rubric_digest,
    e.version as rubric_version, e.task, e.capability, e.endpoint,
    s.item, s.item_digest, s.level, s.repeat,
    o.model, o.family, o.params, o.active_params, o.training, o.quant_kind, o.quant_maker,
    o.file_digest, o.file_bytes, o.quant, o.scheme, o.weight_bits, o.activation_bits, o.kv_cache,
    o.bits, o.layers, o.heads, o.context, o.server, o.build, o.backend, o.template_digest,
    o.sampling, s.origin_digest as origin,
    g.score, g.score_low, g.score_high, g.observed, g.tier, g.passed, g.gaps, g.craft,
    s.partial, s.illustration, r.grader_version, r.seq, g.is_own, g.is_current
from score_sheet g
join sample s using (run_id, sample_id, rubric)
join run r using (run_id)
join rubric_edition e on e.rubric = g.rubric and e.rubric_digest = g.rubric_digest
left join origin o using (origin_digest)
