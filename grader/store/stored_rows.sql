-- Journal lines as they were loaded, one JSON object a row, for the samples named in $wanted.
-- Timings are left out: looking them up again costs nothing.
with wanted as (
    select unnest(
        from_json($wanted, '[{"run_id": "VARCHAR", "sample_id": "VARCHAR", "rubric": "VARCHAR"}]'),
        recursive := true
    )
),
found as (
    select
        run_id, sample_id, rubric, "check",
        list({
            'message': message, 'text': "text", 'file': file, 'line': line, 'column': "column",
            'end_line': end_line, 'selector': selector, 'time_ms': time_ms, 'detail': detail
        } order by ord) as findings
    from finding
    semi join wanted using (run_id, sample_id, rubric)
    group by run_id, sample_id, rubric, "check"
),
judged as (
    select
        v.run_id, v.sample_id, v.rubric,
        list({
            'ord': v.ord, 'check': v."check", 'check_version': v.check_version,
            'options_digest': v.options_digest, 'status': v.status, 'faulty': v.faulty,
            'total': v.total, 'weight': v.weight, 'gate': v.gate, 'kind': v.kind,
            'blocked_by': v.blocked_by, 'cause': v.cause, 'reason': v.reason,
            'findings_total': v.findings_total, 'findings': coalesce(f.findings, [])
        } order by v.ord) as verdicts
    from verdict v
    semi join wanted using (run_id, sample_id, rubric)
    left join found f using (run_id, sample_id, rubric, "check")
    group by v.run_id, v.sample_id, v.rubric
),
observed as (
    select
        run_id, sample_id, rubric,
        list({'name': name, 'value': value, 'file': file, 'line': line, 'column': "column"}
            order by ord) as observations
    from observation
    semi join wanted using (run_id, sample_id, rubric)
    group by run_id, sample_id, rubric
),
pictured as (
    select
        run_id, sample_id, rubric,
        list({'name': name, 'sha256': sha256, 'bytes': bytes} order by name, sha256) as pictures
    from picture
    semi join wanted using (run_id, sample_id, rubric)
    group by run_id, sample_id, rubric
)
select cast(to_json({
    'run_id': s.run_id, 'sample_id': s.sample_id, 'artifact_id': s.artifact_id, 'path': s.path,
    'rubric': s.rubric, 'rubric_digest': s.rubric_digest, 'item': s.item,
    'item_digest': s.item_digest, 'level': s.level, 'repeat': s.repeat,
    'origin_digest': s.origin_digest, 'medium': s.medium, 'entry': s.entry,
    'illustration': s.illustration, 'partial': s.partial,
    'verdicts': coalesce(j.verdicts, []), 'observations': coalesce(o.observations, []),
    'timings': [], 'pictures': coalesce(p.pictures, [])
}) as varchar)
from sample s
semi join wanted using (run_id, sample_id, rubric)
left join judged j using (run_id, sample_id, rubric)
left join observed o using (run_id, sample_id, rubric)
left join pictured p using (run_id, sample_id, rubric)
order by s.sample_id, s.rubric
