-- One row per reading and check that counts there, with the rung it stands on: what check_rate,
-- gap_report and finding_detail look at.
create or replace view rung_check as
select
    c.run_id, c.sample_id, c.rubric, c.ord, c."check", c.weight, c.gate, c.kind, c.status, c.cause,
    c.reason, c.faulty, c.total, c.fresh, c.is_own, c.is_current,
    c.artifact_id, c.path, c.item, c.repeat, c.illustration, c.origin_digest as origin,
    o.model, o.quant, o.scheme, o.bits, o.kv_cache, e.task
from due_check c
join rubric_edition e on e.rubric = c.rubric and e.rubric_digest = c.rubric_digest
left join origin o using (origin_digest)
where c.status <> 'deselected'
