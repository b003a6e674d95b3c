-- One row per graded (run, sample, rubric) and edition of the rubric that it is read by: its
-- own (`is_own`), and the newest, where that is another. `is_current` marks what the views
-- without `_history` show: the newest finished run of the sample, by the newest edition. What
-- is known of the sample comes along, so that nobody has to look it up again for every check.
create or replace view reading as
with newest_run as (
    select s.sample_id, s.rubric, max(r.seq) as seq
    from sample s join run r using (run_id)
    where r.finished is not null
    group by s.sample_id, s.rubric
),
graded as (
    select
        s.* exclude (rubric_digest), s.rubric_digest as own_digest,
        n.seq is not null as is_newest
    from sample s
    join run r using (run_id)
    left join newest_run n
        on n.sample_id = s.sample_id and n.rubric = s.rubric and n.seq = r.seq
)
select
    g.* exclude (is_newest), e.rubric_digest,
    true as is_own, g.is_newest and e.newest as is_current
from graded g
join rubric_edition e on e.rubric = g.rubric and e.rubric_digest = g.own_digest
union all by name
select
    g.* exclude (is_newest), e.rubric_digest,
    false as is_own, true as is_current
from graded g
join rubric_edition e on e.rubric = g.rubric and e.rubric_digest <> g.own_digest
where g.is_newest and e.newest
