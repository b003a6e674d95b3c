//% if engine != 'domstate'
function look() {
  const seen = new Array(@{wide * high}).fill('');
  for (let y = @{hidden}; y < @{e('rows')}; y++) {
    for (let x = 0; x < @{e('cols')}; x++) {
      const tint = @{e('hue', 'x', 'y')};
      if (tint) seen[(@{sy('x', 'y')}) * @{wide} + @{sx('x', 'y')}] = tint;
    }
  }
  //% if flash
  for (const y of @{e('flashing')}) {
    for (let x = 0; x < @{e('cols')}; x++) seen[(@{sy('x', 'y')}) * @{wide} + @{sx('x', 'y')}] = '#ffffff';
  }
  //% endif
  if (@{e('has')}) {
    const mark = (cells, tint) => cells.forEach(([x, y]) => {
      if (y >= @{hidden}) seen[(@{sy('x', 'y')}) * @{wide} + @{sx('x', 'y')}] = tint;
    });
    //% if ghost
    mark(@{e('ghost')}, '~' + @{e('tint')});
    //% endif
    mark(@{e('cells')}, @{e('tint')});
  }
  return seen;
}
//% endif
