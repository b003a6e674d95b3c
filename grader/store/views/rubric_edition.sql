-- One row per rubric and digest ever loaded: what its newest load declares. `newest` marks the
-- one edition that the views without `_history` read by: the last that a finished run or
-- `grade rubric load` brought (a run that was killed decides nothing).
create or replace view rubric_edition as
with loaded as (
    select
        rubric, rubric_digest, seq, any_value(declared) as declared, any_value(version) as version,
        any_value(task) as task, any_value(capability) as capability,
        any_value(medium) as medium, any_value(endpoint) as endpoint,
        any_value(professional_bar) as professional_bar, any_value(craft_bar) as craft_bar,
        case when seq not in (select r.seq from run r where r.finished is null) then seq end
            as settled
    from rubric_check
    group by rubric, rubric_digest, seq
),
edition as (
    select
        * exclude (settled),
        max(settled) over (partition by rubric, rubric_digest) as settled
    from loaded
    qualify seq = max(seq) over (partition by rubric, rubric_digest)
)
select
    * exclude (settled),
    row_number() over (partition by rubric order by settled desc nulls last, rubric_digest) = 1
        as newest
from edition
