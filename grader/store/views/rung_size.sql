-- One row per origin: the bit class of its weights (FP16, Q8, Q6/Q5, Q4, Q3/Q2, ternary), its size,
-- and GB (10^9 bytes) per billion parameters. The class is read off the quant's name first, since
-- a small model's embedding lifts its bits per weight above what its layers have; then off bits.
create or replace view rung_size as
with named as (
    select
        *,
        upper(coalesce(quant, scheme, '')) as label,
        coalesce(bits, weight_bits) as width
    from origin
),
read as (
    select
        *,
        try_cast(regexp_extract(label, '(?:^|[^A-Z])I?Q([1-8])(?:[^0-9]|$)', 1) as integer)
            as digit,
        try_cast(regexp_extract(label, '(?:^|[^A-Z])(?:W|INT|FP|NVFP|MXFP|NF)([48])(?:[^0-9]|$)', 1)
            as integer) as number
    from named
)
select
    origin_digest as origin, model, quant, scheme, bits, params, file_bytes,
    case
        when regexp_matches(label, '(^|[^A-Z])(TQ[12]|BITNET|TERNARY|IQ1|Q1)') then 'ternary'
        when regexp_matches(label, '(^|[^A-Z])(B?F16|F32|FP16|FP32)([^0-9]|$)') then 'FP16'
        when digit = 8 or number = 8 then 'Q8'
        when digit in (5, 6) then 'Q6/Q5'
        when digit = 4 or number = 4 or regexp_matches(label, '(AWQ|GPTQ)') and width is null
            then 'Q4'
        when digit in (2, 3) then 'Q3/Q2'
        when width >= 12 then 'FP16'
        when width >= 7.25 then 'Q8'
        when width >= 5.1 then 'Q6/Q5'
        when width >= 3.95 then 'Q4'
        when width >= 1.9 then 'Q3/Q2'
        when width > 0 then 'ternary'
    end as family,
    file_bytes / 1e9 as file_gb,
    file_bytes / nullif(params, 0) as gb_per_billion
from read
