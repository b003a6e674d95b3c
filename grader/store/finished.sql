-- One row per (sample, rubric) that need not be graded again, by the newest run that has it.
with ours as (
    select distinct run_id, sample_id, rubric
    from verdict
    where cause in ('tool', 'no-engine', 'no-item', 'interrupted')
)
select
    s.sample_id, s.artifact_id, s.item_digest, s.rubric_digest, r.grader_version, r.browser,
    r.static, max_by(s.run_id, r.seq) as run_id, any_value(s.rubric) as rubric,
    max_by(r.finished is not null, r.seq) as complete
from sample s
join run r using (run_id)
anti join ours using (run_id, sample_id, rubric)
group by all
