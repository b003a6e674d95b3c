-- One row per rung of a translation task: what the automatic metric lost against the rung with
-- the most bits of the same model, beside what the lexicon and the tables of terms lost.
-- `chrf_loss` is relative (0.017 = 1.7 %); `unknown_gain` and `term_loss` are differences of
-- shares (0 to 1); `gap` is the greater of the two minus chrf_loss: above 0 where the metric
-- hides damage. Nothing here is blended into one number. Only items that both rungs answered
-- are compared; null where a number could not be measured.
create or replace view metric_gap as
with fact as (
    select
        s.model, s.task, s.scheme, s.quant, s.origin, s.bits, s.kv_cache, s.illustration, s.item,
        avg(try_cast(o.value ->> '$' as double)) filter (where o.name = 'chrf') as chrf,
        avg(try_cast(o.value ->> '$' as double)) filter (where o.name = 'bleu') as bleu,
        avg(try_cast(o.value ->> '$' as double)) filter (where o.name = 'unknown-share') as unknown,
        avg(try_cast(o.value ->> '$' as double)) filter (where o.name = 'term-share') as term,
        count(distinct s.sample_id) as samples
    from artifact_score s
    join observation o using (run_id, sample_id, rubric)
    where o.name in ('chrf', 'bleu', 'unknown-share', 'term-share') and s.item is not null
    group by all
),
base as (
    select model, task, illustration, arg_max(origin, bits) as origin, max(bits) as bits
    from fact
    where bits is not null
    group by all
),
paired as (
    select
        f.*, b.bits as base_bits, g.quant as base_quant,
        g.chrf as base_chrf, g.bleu as base_bleu, g.unknown as base_unknown, g.term as base_term
    from fact f
    join base b
        on b.model = f.model and b.task = f.task and b.illustration = f.illustration
    join fact g
        on g.model = f.model and g.task = f.task and g.illustration = f.illustration
        and g.origin = b.origin and g.item = f.item
),
averaged as (
    select
        model, task, scheme, quant, origin, bits, kv_cache, illustration,
        any_value(base_quant) as base_quant,
        count(distinct item) as items, sum(samples) as samples,
        avg(chrf) as chrf, avg(bleu) as bleu, avg(unknown) as unknown_share,
        avg(term) as term_share,
        1 - avg(chrf) / nullif(avg(base_chrf), 0) as chrf_loss,
        avg(unknown) - avg(base_unknown) as unknown_gain,
        avg(base_term) - avg(term) as term_loss
    from paired
    group by all
)
select
    model, task, scheme, quant, origin, bits, kv_cache, base_quant, items,
    cast(samples as bigint) as samples,
    round(chrf, 6) as chrf, round(bleu, 6) as bleu,
    round(unknown_share, 6) as unknown_share, round(term_share, 6) as term_share,
    round(chrf_loss, 6) as chrf_loss, round(unknown_gain, 6) as unknown_gain,
    round(term_loss, 6) as term_loss,
    round(greatest(unknown_gain, term_loss) - chrf_loss, 6) as gap,
    illustration
from averaged
