-- One row per reading and check that its edition counts, with the status that holds there.
-- A verdict is fresh as long as nothing but weights, gates and bars changed since it was given;
-- a due check without a fresh verdict is a gap of cause `stale`. In a partial run a check of the
-- run's own edition without a verdict was `deselected`: it weighs nothing and is no gap.
create or replace view due_check as
with counted as (
    select c.* from rubric_check c join rubric_edition e using (rubric, rubric_digest, seq)
),
matched as (
    select
        r.run_id, r.sample_id, r.rubric, r.rubric_digest, r.is_own, r.is_current,
        c.ord, c."check", c.weight, c.gate, c.kind,
        v.status as seen, v.faulty, v.total, v.blocked_by, v.cause, v.reason,
        coalesce(
            v.status is not null and own.judging_digest = c.judging_digest
                and (r.is_own or c.check_version is null or c.check_version = v.check_version),
            false
        ) as fresh,
        r.partial and v.status is null and own."check" is not null as deselected
    from reading r
    join counted c using (rubric, rubric_digest)
    left join counted own
        on own.rubric = r.rubric and own.rubric_digest = r.own_digest
        and own."check" = c."check"
    left join verdict v
        on v.run_id = r.run_id and v.sample_id = r.sample_id and v.rubric = r.rubric
        and v."check" = c."check"
)
select
    run_id, sample_id, rubric, rubric_digest, is_own, is_current, ord, "check", weight, gate, kind,
    case when fresh then seen when deselected then 'deselected' else 'gap' end as status,
    case when fresh then faulty else 0 end as faulty,
    case when fresh then total else 0 end as total,
    case when fresh then blocked_by end as blocked_by,
    case when fresh then cause when not deselected then 'stale' end as cause,
    case
        when fresh then reason
        when deselected then 'deselected'
        when seen is null then 'never judged'
        else 'judged by another edition of the check'
    end as reason,
    fresh
from matched
