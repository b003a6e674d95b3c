-- One row per finding that counts: what is wrong, where, in whose answer, by which check. At
-- most 100 of a verdict are kept; the verdict's own counts are exact.
create or replace view finding_detail as
select
    c.run_id, c.sample_id, c.artifact_id, c.path, c.rubric, c.task, c.item, c.repeat, c.model,
    c.quant, c.origin, c."check", c.gate, c.kind, c.weight, f.ord, f.message, f."text", f.file,
    f.line, f."column", f.end_line, f.selector, f.time_ms, f.detail, c.illustration
from finding f
join rung_check c using (run_id, sample_id, rubric, "check")
where c.is_current and c.fresh
