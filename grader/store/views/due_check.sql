-- One row per reading and check that its edition counts, with the status that holds there.
-- A verdict is fresh as long as nothing but weights, gates and bars changed since it was given;
-- a due check without a fresh verdict is a gap of cause `stale`. In a partial run a check of the
-- run's own edition without a verdict was `deselected`: it weighs nothing and is no gap.
--
-- Told by verdicts first, since nearly every due check has one. Searched for what is missing are
-- only readings with fewer verdicts than their run's own edition has checks, and those by an
-- edition that has other checks (a load refuses verdicts of checks that nobody counts).
create or replace view due_check as
with told as (
    select
        r.*, c.ord, c."check", c.weight, c.gate, c.kind,
        v.status, v.faulty, v.total, v.blocked_by, v.cause, v.reason,
        c.same_judging and (
            r.is_own or c.check_version is null
            or coalesce(c.check_version = v.check_version, false)
        ) as fresh
    from verdict v
    join reading r using (run_id, sample_id, rubric)
    join counted_check c using (rubric, own_digest, rubric_digest, "check")
),
pair as (
    select
        rubric, own_digest, rubric_digest,
        any_value(own_checks) as own_checks, bool_and(was_own) as has_no_other
    from counted_check
    group by all
),
lacking as (
    select r.*
    from reading r
    join pair using (rubric, own_digest, rubric_digest)
    left join (select run_id, sample_id, rubric, count(*) as checks from verdict group by all) v
        using (run_id, sample_id, rubric)
    where coalesce(v.checks, 0) < own_checks or not has_no_other
),
untold as (
    select r.*, c.ord, c."check", c.weight, c.gate, c.kind, r.partial and c.was_own as deselected
    from lacking r
    join counted_check c using (rubric, own_digest, rubric_digest)
    where not exists (
        from verdict v
        where v.run_id = r.run_id and v.sample_id = r.sample_id and v.rubric = r.rubric
            and v."check" = c."check"
    )
)
select
    run_id, sample_id, rubric, rubric_digest, is_own, is_current, ord, "check", weight, gate, kind,
    case when fresh then status else 'gap' end as status,
    case when fresh then faulty else 0 end as faulty,
    case when fresh then total else 0 end as total,
    case when fresh then blocked_by end as blocked_by,
    case when fresh then cause else 'stale' end as cause,
    case when fresh then reason else 'judged by another edition of the check' end as reason,
    fresh, artifact_id, path, item, repeat, illustration, origin_digest
from told
union all
select
    run_id, sample_id, rubric, rubric_digest, is_own, is_current, ord, "check", weight, gate, kind,
    case when deselected then 'deselected' else 'gap' end as status,
    0 as faulty, 0 as total, null as blocked_by,
    case when not deselected then 'stale' end as cause,
    case when deselected then 'deselected' else 'never judged' end as reason,
    false as fresh, artifact_id, path, item, repeat, illustration, origin_digest
from untold
