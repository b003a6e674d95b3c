//% if part == 'setup'
const board = document.getElementById('@{ids.board}');
const screenText = @{sw("board.querySelector('span')", blank_detached="document.createElement('span')")};
//% if preview or hold

function pictureOf(list) {
  const xs = list.map(([x, y]) => @{mx('x', 'y')});
  const ys = list.map(([x, y]) => @{my('x', 'y')});
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const rows = [];
  for (let r = 0; r < 4; r++) {
    let row = '';
    for (let c = 0; c < 4; c++) row += xs.some((x, n) => x - left === c && ys[n] - top === r) ? '@{ink.block}' : '@{ink.blank}';
    rows.push(row);
  }
  return rows.join('\n');
}
//% endif
//% elif part == 'draw'
  const seen = @{sw('look()', blank_undrawn="[]")};
  const rows = [];
  for (let r = 0; r < @{high}; r++) {
    let row = '';
    for (let c = 0; c < @{wide}; c++) {
      const tint = seen[r * @{wide} + c];
      //% if ghost
      row += !tint ? '@{ink.empty}' : tint[0] === '~' ? '@{ink.ghost}' : '@{sw(ink.block, blank_colour=ink.empty)}';
      //% else
      row += tint ? '@{sw(ink.block, blank_colour=ink.empty)}' : '@{ink.empty}';
      //% endif
    }
    rows.push(row);
  }
  screenText.textContent = rows.join('\n');
  //% if preview and bug != 'preview_blank'
  if (@{peek_when}) document.getElementById('@{ids.next}').textContent = [@{upcoming}].map((one) => pictureOf(one.list)).join('\n\n');
  //% endif
  //% if hold
  if (@{e('held')}) document.getElementById('@{ids.hold}').textContent = pictureOf(@{e('heldcells')});
  //% endif
//% elif part == 'rect'
board.querySelector('span').getBoundingClientRect()
//% endif
