//% if part == 'declare'
//% if loop_kind == 'frames'
let lastTime@{'' if bug == 'gravity_nan' else ' = 0'};
let sinceFall = 0;
function frame(now) {
  const passed = now - lastTime;
  //% if bug != 'gravity_nan'
  lastTime = now;
  //% endif
  if (@{alive}) {
    //% if bug == 'gravity_reset'
    sinceFall = 0;
    //% endif
    sinceFall += passed;
    if (sinceFall >= @{period}) {
      sinceFall = 0;
      @{step}
    }
  }
  @{perframe}
  draw();
  requestAnimationFrame(frame);
}
function go() {
  sinceFall = 0;
}
//% elif loop_kind == 'counted'
let frames = 0;
function loop() {
  //% if bug == 'gravity_reset'
  frames = 0;
  //% endif
  if (@{alive}) {
    frames++;
    if (frames >= Math.max(1, Math.round((@{period}) / @{sw('16.7', gravity_nan='(1000 / document.fps)')}))) {
      frames = 0;
      @{step}
    }
  }
  @{perframe}
  draw();
  window.requestAnimationFrame(loop);
}
function go() {
  frames = 0;
}
//% elif loop_kind == 'interval'
let timer = null;
function go() {
  //% if bug != 'gravity_reset'
  clearInterval(timer);
  //% endif
  timer = setInterval(function () {
    if (@{alive}) {
      @{step}
    }
    draw();
  }, @{period});
  //% if bug == 'gravity_reset'
  clearInterval(timer);
  //% endif
}
//% elif loop_kind == 'timeouts'
let pending = 0;
function beat() {
  if (@{alive}) { @{step} }
  draw();
  pending = setTimeout(beat, @{period});
}
function go() {
  clearTimeout(pending);
  pending = setTimeout(@{sw('beat', gravity_reset='draw')}, @{period});
}
//% elif loop_kind == 'split'
let gravity = 0;
function go() {
  clearInterval(gravity);
  gravity = setInterval(() => {
    if (@{alive}) { @{step} }
  }, @{period});
  //% if bug == 'gravity_reset'
  clearInterval(gravity);
  //% endif
}
function paint() {
  @{perframe}
  draw();
  requestAnimationFrame(paint);
}
//% elif loop_kind == 'sleep'
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let sitting = 0;
async function go() {
  const mine = ++sitting;
  while (mine === sitting && @{e('live')}) {
    await sleep(@{period});
    if (mine !== sitting) return;
    if (@{alive}) { @{step} }
    draw();
  }
}
//% else
let fellAt = 0;
function heartbeat() {
  const now = Date.now();
  //% if bug == 'gravity_reset'
  fellAt = now;
  //% endif
  if (@{alive} && now - @{sw('fellAt', gravity_nan='fellAt.time')} >= @{period}) {
    fellAt = now;
    @{step}
  }
  @{perframe}
  draw();
}
function go() {
  fellAt = Date.now();
}
//% endif
//% else
//% if loop_kind == 'frames'
requestAnimationFrame(frame);
//% elif loop_kind == 'counted'
loop();
//% elif loop_kind == 'split'
paint();
//% elif loop_kind == 'fast'
setInterval(heartbeat, 1000 / 60);
//% endif
//% endif
