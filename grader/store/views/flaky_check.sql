-- One row per artifact and check whose verdict was not the same each time the same version of the
-- check saw the same bytes with the same options and the same item. There should be none.
create or replace view flaky_check as
select
    v.rubric, v."check", v.check_version, v.artifact_id, min(s.path) as path, s.item,
    string_agg(distinct v.status, ', ' order by v.status) as statuses,
    min(v.faulty) as least_faulty, max(v.faulty) as most_faulty,
    count(distinct v.run_id) as runs,
    count(*) as verdicts
from verdict v
join sample s using (run_id, sample_id, rubric)
where (v.cause is null or v.cause = 'cannot-tell')
    and v.artifact_id in (
        select artifact_id from sample group by artifact_id, rubric having count(*) > 1
    )
group by
    v.rubric, v."check", v.check_version, v.options_digest, v.artifact_id, s.item, s.item_digest,
    v.blocked_by
having count(distinct (v.status, v.faulty, v.total)) > 1
