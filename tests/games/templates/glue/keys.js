//% macro guard(event='')
  if (!(@{e('live')})) return;
//% endmacro
//% if soft_held and keys != 'held'
let fast = false;
//% endif
//% if keys == 'key'
document.addEventListener('keydown', (event) => {
@{guard()}
  //% if 'pause' in binds
  if (event.key === '@{binds.pause.key}') {
    @{acts.pause};
    @{redraw}
    return;
  }
  //% endif
  if (@{e('paused')}) return;
  switch (event.key) {
    //% for role, k in binds.items() if role != 'pause'
    case '@{k.key}': @{acts[role]}; break;
    //% endfor
    default: return;
  }
  event.preventDefault();
  @{redraw}
});
//% if soft_held
document.addEventListener('keyup', (event) => {
  if (event.key === '@{binds.soft.key}') { fast = false; @{rearm} }
});
//% endif
//% elif keys == 'code'
window.addEventListener('keydown', onKeyDown);
function onKeyDown(e) {
@{guard()}
  //% if 'pause' in binds
  if (e.code === '@{binds.pause.code}') { @{acts.pause}; @{redraw} return; }
  //% endif
  if (@{e('paused')}) return;
  //% for role, k in binds.items() if role != 'pause'
  if (e.code === '@{k.code}') { @{acts[role]}; e.preventDefault(); }
  //% endfor
  @{redraw}
}
//% if soft_held
window.addEventListener('keyup', (e) => { if (e.code === '@{binds.soft.code}') { fast = false; @{rearm} } });
//% endif
//% elif keys == 'keycode'
document.onkeydown = function (e) {
  e = e || window.event;
  var code = e.keyCode;
@{guard()}
  //% if 'pause' in binds
  if (code == @{binds.pause.number}) {
    @{acts.pause};
  } else if (@{e('paused')}) {
    return;
  }
  //% endif
  //% for role, k in binds.items() if role != 'pause'
  /*% if not loop.first or 'pause' in binds %*/else /*% endif %*/if (code == @{k.number}) {
    @{acts[role]};
  }
  //% endfor
  @{redraw}
};
//% if soft_held
document.onkeyup = function (e) {
  if (e.keyCode == @{binds.soft.number}) { fast = false; @{rearm} }
};
//% endif
//% elif keys == 'which'
document.body.addEventListener('keydown', function (ev) {
@{guard()}
  const w = ev.which;
  //% if 'pause' in binds
  if (w === @{binds.pause.number}) { @{acts.pause}; @{redraw} return; }
  //% endif
  if (@{e('paused')}) return;
  const actions = {
    //% for role, k in binds.items() if role != 'pause'
    @{k.number}: function () { @{acts[role]}; },
    //% endfor
  };
  if (actions[w]) {
    actions[w]();
    ev.preventDefault();
    @{redraw}
  }
});
//% if soft_held
document.body.addEventListener('keyup', function (ev) {
  if (ev.which === @{binds.soft.number}) { fast = false; @{rearm} }
});
//% endif
//% elif keys == 'focus'
board.tabIndex = 0;
board.addEventListener('keydown', (event) => {
@{guard()}
  const pressed = event.key;
  //% if 'pause' in binds
  if (pressed === '@{binds.pause.key}') { @{acts.pause}; }
  //% endif
  if (!(@{e('paused')})) {
    //% for role, k in binds.items() if role != 'pause'
    if (pressed === '@{k.key}') @{acts[role]};
    //% endfor
  }
  event.preventDefault();
  @{redraw}
});
//% if soft_held
board.addEventListener('keyup', (event) => {
  if (event.key === '@{binds.soft.key}') { fast = false; @{rearm} }
});
//% endif
//% elif keys == 'keyup'
window.addEventListener('keyup', ({ key }) => {
@{guard()}
  //% if 'pause' in binds
  if (key === '@{binds.pause.key}') { @{acts.pause}; @{redraw} return; }
  //% endif
  if (@{e('paused')}) return;
  //% for role, k in binds.items() if role != 'pause'
  /*% if not loop.first %*/else /*% endif %*/if (key === '@{k.key}') @{acts[role]};
  //% endfor
  @{redraw}
});
//% elif keys == 'held'
const down = new Map();
document.addEventListener('keydown', (event) => {
  if (!down.has(event.code)) down.set(event.code, 0);
  //% if 'pause' in binds
  if (event.code === '@{binds.pause.code}' && @{e('live')}) @{acts.pause};
  //% endif
});
document.addEventListener('keyup', (event) => down.delete(event.code));
function heldFor(code, after, every) {
  const count = down.get(code);
  return count === 0 || (count >= after && (count - after) % every === 0);
}
function poll() {
  if (@{e('live')} && !(@{e('paused')})) {
    //% for role, k in binds.items() if role in ('left', 'right')
    if (down.has('@{k.code}') && heldFor('@{k.code}', 12, 3)) @{acts[role]};
    //% endfor
    //% if 'soft' in binds and not soft_held
    if (down.has('@{binds.soft.code}') && heldFor('@{binds.soft.code}', 6, 3)) @{acts.soft};
    //% endif
    //% for role, k in binds.items() if role in ('turn', 'back', 'hard', 'swap')
    if (down.get('@{k.code}') === 0) @{acts[role]};
    //% endfor
  }
  down.forEach((count, code) => down.set(code, count + 1));
}
//% elif keys == 'queue'
const commands = [];
window.addEventListener('keydown', (event) => {
  if (!(@{e('live')})) return;
  //% for role, k in binds.items()
  if (event.key === '@{k.key}') commands.push('@{role}');
  //% endfor
});
//% if soft_held
window.addEventListener('keyup', (event) => {
  if (event.key === '@{binds.soft.key}') { fast = false; @{rearm} }
});
//% endif
function obey() {
  const command = commands.shift();
  if (!command || !(@{e('live')})) return;
  //% if 'pause' in binds
  if (command === 'pause') { @{acts.pause}; return; }
  //% endif
  if (@{e('paused')}) return;
  //% for role in binds if role != 'pause'
  if (command === '@{role}') { @{acts[role]}; }
  //% endfor
  @{redraw}
}
//% elif keys == 'keymap'
const KEYMAP = {
  //% for role, k in binds.items()
  '@{k.key}': () => { @{acts[role]}; },
  //% endfor
};
addEventListener('keydown', (event) => {
  const action = KEYMAP[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action || !(@{e('live')})) return;
  //% if 'pause' in binds
  if (@{e('paused')} && event.key !== '@{binds.pause.key}') return;
  //% endif
  event.preventDefault();
  action();
  @{redraw}
});
//% if soft_held
addEventListener('keyup', (event) => {
  if (event.key === '@{binds.soft.key}') { fast = false; @{rearm} }
});
//% endif
//% elif keys == 'mouse'
board.addEventListener('mousemove', (event) => {
  if (!(@{e('live')}) || @{e('paused')} || !(@{e('has')})) return;
  const area = @{rect};
  const column = Math.floor(@{across});
  const reach = @{e('cells')}.map((at) => at[0]);
  const middle = Math.floor((Math.min(...reach) + Math.max(...reach)) / 2);
  for (let n = middle; n > column; n--) { @{acts.left}; }
  for (let n = middle; n < column; n++) { @{acts.right}; }
  @{redraw}
});
board.addEventListener('click', () => {
  if (!(@{e('live')}) || @{e('paused')}) return;
  @{acts.turn};
  @{redraw}
});
//% if 'soft' in acts
board.addEventListener('wheel', (event) => {
  if (!(@{e('live')}) || @{e('paused')}) return;
  event.preventDefault();
  @{acts.soft};
  @{redraw}
}, { passive: false });
//% endif
//% if 'hard' in acts
board.addEventListener('contextmenu', (event) => {
  event.preventDefault();
  if (!(@{e('live')}) || @{e('paused')}) return;
  @{acts.hard};
  @{redraw}
});
//% endif
//% elif keys == 'buttons'
function press(action) {
  if (!(@{e('live')})) return;
  action();
  @{redraw}
}
//% for role in acts
document.getElementById('@{ids.pad}-@{role}').addEventListener('@{'click' if role not in dead_roles else 'clik'}', () => press(() => { /*% if role != 'pause' %*/if (@{e('paused')}) return; /*% endif %*/@{acts[role]}; }));
//% endfor
//% if soft_held
document.getElementById('@{ids.pad}-soft').addEventListener('@{'pointerdwon' if 'soft' in dead_roles else 'pointerdown'}', () => { fast = true; @{rearm} });
document.getElementById('@{ids.pad}-soft').addEventListener('pointerup', () => { fast = false; @{rearm} });
//% endif
//% endif
