-- One row per rubric, edition that a run graded by (`own_digest`, of `own_checks` checks),
-- edition that its samples may be read by, and check that the latter counts: whether the former
-- counted it too (`was_own`) and whether a verdict given then still means the same
-- (`same_judging`).
create or replace view counted_check as
with counted as (
    select c.* from rubric_check c join rubric_edition e using (rubric, rubric_digest, seq)
),
graded as (
    select rubric, rubric_digest as own_digest, count(*) as own_checks
    from counted
    where (rubric, rubric_digest) in (select (rubric, rubric_digest) from sample)
    group by all
)
select
    c.rubric, g.own_digest, g.own_checks, c.rubric_digest,
    c.ord, c."check", c.weight, c.gate, c.kind, c.check_version,
    own."check" is not null as was_own,
    coalesce(own.judging_digest = c.judging_digest, false) as same_judging
from graded g
join counted c using (rubric)
left join counted own
    on own.rubric = g.rubric and own.rubric_digest = g.own_digest
    and own."check" = c."check"
