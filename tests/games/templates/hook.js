const seenDraw = draw;
globalThis.__game = {
  'cols': @{e('cols')},
  'rows': @{e('rows')},
  'at': (x, y) => @{e('hue', 'x', 'y')} || '',
  'has': () => !!(@{e('has')}),
  'cells': () => @{e('cells')}.map(([x, y]) => [x, y]),
  'tint': () => @{e('tint')},
  //% if preview
  'next': (n) => @{e('next', 'n')}.map(([x, y]) => [x, y]),
  //% endif
  //% if hold
  'held': () => (@{e('held')} ? @{e('heldcells')}.map(([x, y]) => [x, y]) : null),
  //% endif
  'score': () => @{e('score')},
  'lines': () => @{e('lines')},
  'level': () => @{e('level')},
  'live': () => !!(@{e('live')}),
  'paused': () => !!(@{e('paused')}),
  'put': (x, y, on) => { if (on) { @{e('put', 'x', 'y', junk)}; } else { @{e('put', 'x', 'y', nothing)}; } },
  'begin': () => { @{e('begin')}; started = true; ended = false; go(); },
  'paint': () => seenDraw(),
  'blind': (on) => { draw = on ? () => {} : seenDraw; },
  'spot': (x, y) => {
    const area = @{rect};
    const edge = board.clientLeft || 0;
    const cellWide = (area.width - 2 * edge) / @{wide}, cellHigh = (area.height - 2 * edge) / @{high};
    return [area.left + edge + (@{sx('x', 'y')} + 0.5) * cellWide, area.top + edge + (@{sy('x', 'y')} + 0.5) * cellHigh, cellWide, cellHigh];
  },
};
