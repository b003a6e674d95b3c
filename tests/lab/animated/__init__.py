"""Pages that move, each by other means; the first line of each says what moves in it."""

from pathlib import Path

PAGES = {
    path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "pages").iterdir())
}

QUICK = (
    "async_streams", "busy_waits", "canvas_delta_time", "canvas_dots", "canvas_offscreen",
    "canvas_particles", "canvas_snake", "canvas_to_blob", "closed_shadow_tree", "components",
    "css_container", "css_keyframe_events", "css_properties", "css_scroll_driven",
    "css_transition_events", "date_seeded", "dom_by_interval", "dom_cells_that_fade",
    "dom_table", "fonts", "idle_work", "machine_code", "moving_gif", "reloads_once",
    "scrolled_and_told", "smil_chains", "svg_script", "zero_timeouts",
    "crypto_random", "css_steps", "dom_typewriter", "frames_fixed_step", "web_animations_rates",
)  # fmt: skip
"""What every test run tries; all of them are tried by the long one."""

CHANGING = (
    "canvas_dots", "closed_shadow_tree", "css_keyframe_events", "css_transition_events",
    "dom_by_interval", "dom_cells_that_fade", "errors_on_the_way", "frames_within",
    "images_that_arrive", "observers_of_sight", "reloads_once", "smil_attributes",
    "timers_of_random_length", "web_animations_rates", "webgl_clears",
)  # fmt: skip
"""Pages of which no two pictures are alike."""

MARKED = {
    "async_streams": ("stream",),
    "moving_gif": ("picture",),
    "worker_painter": ("worker",),
    "worker_physics": ("worker",),
}
"""What runs on real time in a page, which is told of it. Other pages are at rest between steps."""
