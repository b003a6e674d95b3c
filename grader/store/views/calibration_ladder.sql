-- One row per rung and task whose rubric observes calibration: whether a model knows what it does
-- not know. `confabulation_rate`: of questions that nobody can answer, the share that is answered;
-- `refusal_rate`: of those that can be answered, the share that is refused; `abstention_rate`: of
-- all. `brier_score`: mean squared difference of the answer's probability and whether it is right,
-- over `with_confidence` samples whose server told log-probabilities; 0 is best, null without any.
create or replace view calibration_ladder as
with seen as (
    select
        s.model, s.task, s.scheme, s.quant, s.origin, s.bits, s.kv_cache, s.illustration,
        s.sample_id, s.rubric, o.name, try_cast(o.value ->> '$' as double) as number
    from artifact_score s
    join observation o using (run_id, sample_id, rubric)
    where o.name in ('answerable', 'abstains', 'correct', 'confidence', 'squared-error')
),
answer as (
    select
        model, task, scheme, quant, origin, bits, kv_cache, illustration, sample_id, rubric,
        max(number) filter (name = 'answerable') as answerable,
        max(number) filter (name = 'abstains') as abstains,
        max(number) filter (name = 'correct') as correct,
        max(number) filter (name = 'confidence') as confidence,
        max(number) filter (name = 'squared-error') as squared_error
    from seen
    group by all
)
select
    model, task, scheme, quant, origin, bits, kv_cache,
    count(*) as samples,
    avg(correct) as correct_rate,
    avg(1 - abstains) filter (answerable = 0) as confabulation_rate,
    avg(abstains) filter (answerable = 1) as refusal_rate,
    avg(abstains) as abstention_rate,
    avg(squared_error) as brier_score,
    avg(confidence) as mean_confidence,
    count(squared_error) as with_confidence,
    illustration
from answer
where answerable is not null and abstains is not null
group by all
