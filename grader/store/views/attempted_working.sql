-- One row per rung and check that can be not-applicable there: was the thing attempted at all,
-- and does it work where it was? A model that stops advertising a preview is not failing at it.
-- attempted = samples where the check applied; working = of those, passed.
create or replace view attempted_working as
select
    model, task, scheme, quant, origin, bits, kv_cache, rubric, "check", kind,
    due - gaps as told,
    due - gaps - not_applicable as attempted,
    passed as working,
    (due - gaps - not_applicable) / nullif(due - gaps, 0) as attempted_rate,
    passed / nullif(due - gaps - not_applicable, 0) as working_rate,
    illustration
from check_rate
qualify max(not_applicable) over (partition by rubric, "check") > 0
