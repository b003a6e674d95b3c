//% if part == 'setup'
const SVG = 'http://www.w3.org/2000/svg';
const board = document.getElementById('@{ids.board}');
const layer = @{sw("document.createElementNS(SVG, 'g')", blank_detached="document.createElement('g')")};
board.appendChild(layer);

function rect(home, x, y, size, tint, hollow) {
  const one = document.createElementNS(SVG, 'rect');
  one.setAttribute('x', x);
  one.setAttribute('y', y);
  one.setAttribute('width', size);
  one.setAttribute('height', size);
  one.setAttribute('rx', size / 8);
  //% if ghost
  if (hollow) {
    one.setAttribute('fill', @{"tint" if ghost == 'faint' else "'none'"});
    one.setAttribute('@{"fill-opacity" if ghost == 'faint' else "stroke"}', @{"'0.25'" if ghost == 'faint' else "tint"});
  } else {
    one.setAttribute('@{sw('fill', blank_colour='fil')}', tint);
  }
  //% else
  one.setAttribute('@{sw('fill', blank_colour='fil')}', tint);
  //% endif
  home.appendChild(one);
}
//% if preview or hold

function sketch(id, pieces) {
  const home = document.getElementById(id);
  while (home.firstChild) home.removeChild(home.firstChild);
  pieces.forEach(({ list, tint }, n) => {
    const xs = list.map(([x, y]) => @{mx('x', 'y')});
    const ys = list.map(([x, y]) => @{my('x', 'y')});
    xs.forEach((x, at) => rect(home, (x - Math.min(...xs) + 0.5) * @{mini}, (ys[at] - Math.min(...ys) + 0.5 + n * 5) * @{mini}, @{mini}, tint));
  });
}
//% endif
//% elif part == 'draw'
  while (layer.firstChild) layer.firstChild.remove();
  //% if bug != 'blank_undrawn'
  //% if paint == 'composed'
  look().forEach((tint, n) => {
    const left = (n % @{wide}) * @{cell};
    const top = Math.floor(n / @{wide}) * @{cell};
    if (!tint) return;
    //% if ghost
    if (tint[0] === '~') rect(layer, left, top, @{cell}, tint.slice(1), true);
    else rect(layer, left, top, @{cell}, tint);
    //% else
    rect(layer, left, top, @{cell}, tint);
    //% endif
  });
  //% else
  for (let y = @{hidden}; y < @{e('rows')}; y++) {
    for (let x = 0; x < @{e('cols')}; x++) {
      const tint = @{e('hue', 'x', 'y')};
      if (tint) rect(layer, (@{sx('x', 'y')}) * @{cell}, (@{sy('x', 'y')}) * @{cell}, @{cell}, tint);
    }
  }
  //% if flash
  for (const y of @{e('flashing')}) for (let x = 0; x < @{e('cols')}; x++) rect(layer, (@{sx('x', 'y')}) * @{cell}, (@{sy('x', 'y')}) * @{cell}, @{cell}, '#ffffff');
  //% endif
  if (@{e('has')}) {
    //% if ghost
    @{e('ghost')}.forEach(([x, y]) => rect(layer, (@{sx('x', 'y')}) * @{cell}, (@{sy('x', 'y')}) * @{cell}, @{cell}, @{e('tint')}, true));
    //% endif
    @{e('cells')}.forEach(([x, y]) => rect(layer, (@{sx('x', 'y')}) * @{cell}, (@{sy('x', 'y')}) * @{cell}, @{cell}, @{e('tint')}));
  }
  //% endif
  //% endif
  //% if preview and bug != 'preview_blank'
  if (@{peek_when}) sketch('@{ids.next}', [@{upcoming}]);
  //% endif
  //% if hold
  if (@{e('held')}) sketch('@{ids.hold}', [{ list: @{e('heldcells')}, tint: @{e('heldtint')} }]);
  //% endif
//% elif part == 'rect'
board.getBoundingClientRect()
//% endif
