//% if part == 'setup'
const CELL = @{unit};
const board = document.getElementById('@{ids.board}');
const pen = @{sw('board', blank_detached="document.createElement('canvas')")}.getContext('2d');
//% if view == 'scaled'
pen.scale(@{cell}, @{cell});
//% elif view == 'dpr'
const ratio = window.devicePixelRatio || 1;
board.width = @{wide * cell} * ratio;
board.height = @{high * cell} * ratio;
board.style.width = '@{wide * cell}px';
board.style.height = '@{high * cell}px';
pen.setTransform(ratio, 0, 0, ratio, 0, 0);
//% elif view == 'window'
let originX = 0;
let originY = 0;
function fitWindow() {
  board.width = window.innerWidth;
  board.height = window.innerHeight;
  originX = Math.floor((board.width - @{wide * cell}) * @{lean});
  originY = Math.max(0, Math.floor((board.height - @{high * cell}) / 2));
}
fitWindow();
window.addEventListener('resize', fitWindow);
//% elif view == 'sprites'
const sheet = document.createElement('canvas');
const sheetTints = @{tints};
sheet.width = 32 * sheetTints.length;
sheet.height = 32;
(() => {
  const g = sheet.getContext('2d');
  sheetTints.forEach((tint, n) => {
    g.fillStyle = tint;
    g.fillRect(n * 32, 0, 32, 32);
    g.fillStyle = 'rgba(255, 255, 255, 0.35)';
    g.fillRect(n * 32, 0, 32, 5);
    g.fillStyle = 'rgba(0, 0, 0, 0.35)';
    g.fillRect(n * 32, 27, 32, 5);
  });
})();
//% elif view == 'imagedata'
const tiles = new Map();
function tile(tint, size) {
  const key = tint + size;
  if (!tiles.has(key)) {
    const data = new ImageData(size, size);
    const rgb = parseInt(tint.slice(1), 16);
    for (let n = 0; n < size * size; n++) {
      const rim = n % size === 0 || n < size ? 0.6 : 1;
      data.data[n * 4] = (rgb >> 16) * rim;
      data.data[n * 4 + 1] = ((rgb >> 8) & 255) * rim;
      data.data[n * 4 + 2] = (rgb & 255) * rim;
      data.data[n * 4 + 3] = 255;
    }
    tiles.set(key, data);
  }
  return tiles.get(key);
}
//% endif

function square(g, left, top, size, tint) {
  //% if view == 'sprites'
  const at = @{sw('sheetTints.indexOf(tint)', blank_colour='sheetTints.indexOf(tint.color)')};
  if (at >= 0) g.drawImage(sheet, at * 32, 0, 32, 32, left, top, size, size);
  //% elif view == 'imagedata'
  g.putImageData(tile(@{sw('tint', blank_colour="'" + theme.board + "'")}, Math.round(size)), Math.round(left), Math.round(top));
  //% elif view == 'rounded'
  const shine = g.createLinearGradient(left, top, left, top + size);
  shine.addColorStop(0, '#ffffff');
  shine.addColorStop(0.35, tint);
  shine.addColorStop(1, tint);
  g.save();
  g.shadowColor = 'rgba(0, 0, 0, 0.5)';
  g.shadowBlur = 3;
  g.beginPath();
  g.roundRect(left + 1, top + 1, size - 2, size - 2, size / 5);
  @{sw('g.fillStyle = shine', blank_colour='g.fillStyle = "' + theme.board + '"; g.fillstyle = shine')};
  g.fill();
  g.restore();
  //% elif view == 'arcs'
  g.@{sw('fillStyle', blank_colour='fillstyle')} = tint;
  g.beginPath();
  g.arc(left + size / 2, top + size / 2, size * 0.46, 0, Math.PI * 2);
  g.fill();
  //% elif view in ('scaled', 'stretched')
  g.@{sw('fillStyle', blank_colour='fillColor')} = tint;
  g.fillRect(left, top, size, size);
  //% else
  g.@{sw('fillStyle', blank_colour='fillstyle')} = tint;
  g.fillRect(left + 1, top + 1, size - 2, size - 2);
  //% if bevel
  g.fillStyle = 'rgba(255, 255, 255, 0.4)';
  g.fillRect(left + 1, top + 1, size - 2, 3);
  //% endif
  //% endif
}
//% if ghost

function phantom(g, left, top, size, tint) {
  //% if ghost == 'faint'
  g.save();
  g.globalAlpha = 0.25;
  g.fillStyle = tint;
  g.fillRect(left, top, size, size);
  g.restore();
  //% else
  g.strokeStyle = tint;
  g.lineWidth = size / 12;
  g.strokeRect(left + size / 8, top + size / 8, size * 0.75, size * 0.75);
  //% endif
}
//% endif
//% if preview or hold

function mini(g, list, tint, left, top, size) {
  const xs = list.map(([x, y]) => @{mx('x', 'y')});
  const ys = list.map(([x, y]) => @{my('x', 'y')});
  const shiftX = (4 - Math.max(...xs) + Math.min(...xs) - 1) / 2 - Math.min(...xs);
  const shiftY = (4 - Math.max(...ys) + Math.min(...ys) - 1) / 2 - Math.min(...ys);
  xs.forEach((x, n) => square(g, left + (x + shiftX) * size, top + (ys[n] + shiftY) * size, size, tint));
}
//% if view != 'window'
//% if preview
const nextPen = document.getElementById('@{ids.next}').getContext('2d');
//% endif
//% if hold
const holdPen = document.getElementById('@{ids.hold}').getContext('2d');
//% endif
//% endif
//% endif
//% if over == 'drawn' or start == 'drawn' or view == 'window'

function caption(text, x, y, size, align = 'center') {
  pen.save();
  pen.resetTransform();
  pen.font = `bold ${size}px sans-serif`;
  pen.textAlign = align;
  pen.fillStyle = '@{theme.text}';
  pen.fillText(text, x, y);
  pen.restore();
}
//% endif
//% if start == 'drawn'

function launchBox() {
  const w = Math.min(180, board.width * 0.7);
  return { x: (board.width - w) / 2, y: board.height * 0.4, w, h: w / 3.5 };
}
//% endif
//% if paint == 'changed'
let painted = [];
//% endif
//% elif part == 'draw'
  //% if view == 'window'
  pen.fillStyle = '@{theme.page}';
  pen.fillRect(0, 0, board.width, board.height);
  //% endif
  //% set ox = 'originX + ' if view == 'window' else ''
  //% set oy = 'originY + ' if view == 'window' else ''
  //% if paint == 'direct'
  pen.fillStyle = '@{theme.board}';
  pen.fillRect(@{ox}0, @{oy}0, @{wide} * CELL, @{high} * CELL);
  //% if bug != 'blank_undrawn'
  for (let y = @{hidden}; y < @{e('rows')}; y++) {
    for (let x = 0; x < @{e('cols')}; x++) {
      const tint = @{e('hue', 'x', 'y')};
      if (tint) square(pen, @{ox}(@{sx('x', 'y')}) * @{pitch}, @{oy}(@{sy('x', 'y')}) * @{pitch}, CELL, tint);
    }
  }
  //% if flash
  for (const y of @{e('flashing')}) {
    for (let x = 0; x < @{e('cols')}; x++) square(pen, @{ox}(@{sx('x', 'y')}) * @{pitch}, @{oy}(@{sy('x', 'y')}) * @{pitch}, CELL, @{flash_tint});
  }
  //% endif
  if (@{e('has')}) {
    //% if ghost
    @{e('ghost')}.forEach(([x, y]) => phantom(pen, @{ox}(@{sx('x', 'y')}) * CELL, @{oy}(@{sy('x', 'y')}) * CELL, CELL, @{e('tint')}));
    //% endif
    @{e('cells')}.forEach(([x, y]) => square(pen, @{ox}(@{sx('x', 'y')}) * @{pitch}, @{oy}(@{sy('x', 'y')}) * @{pitch}, CELL, @{e('tint')}));
  }
  //% endif
  //% else
  const seen = @{sw('look()', blank_undrawn="[]")};
  for (let n = 0; n < @{wide * high}; n++) {
    //% if paint == 'changed'
    if (seen[n] === painted[n]) continue;
    //% endif
    const left = @{ox}(n % @{wide}) * @{pitch};
    const top = @{oy}Math.floor(n / @{wide}) * @{pitch};
    pen.fillStyle = '@{theme.board}';
    pen.fillRect(left, top, CELL, CELL);
    //% if lined and view not in ('scaled',)
    pen.strokeStyle = '@{theme.line}';
    pen.lineWidth = 1;
    pen.strokeRect(left + 0.5, top + 0.5, CELL - 1, CELL - 1);
    //% endif
    if (!seen[n]) continue;
    //% if ghost
    if (seen[n][0] === '~') { phantom(pen, left, top, CELL, seen[n].slice(1)); continue; }
    //% endif
    square(pen, left, top, CELL, seen[n]);
  }
  //% if paint == 'changed'
  painted = seen;
  //% endif
  //% endif
  //% if view != 'window'
  //% if preview
  //% if bug == 'preview_blank'
  nextPen.fillStyle = '@{theme.board}';
  nextPen.fillRect(0, 0, @{mini * 5}, @{mini * 5 * preview});
  //% else
  if (@{peek_when}) {
    nextPen.fillStyle = '@{theme.board}';
    nextPen.fillRect(0, 0, @{mini * 5}, @{mini * 5 * preview});
    for (let n = 0; n < @{preview}; n++) mini(nextPen, @{peek('n')}, @{peektint('n')}, @{mini // 2}, n * @{mini * 5} + @{mini // 2}, @{mini});
  }
  //% endif
  //% endif
  //% if hold
  holdPen.fillStyle = '@{theme.board}';
  holdPen.fillRect(0, 0, @{mini * 5}, @{mini * 5});
  if (@{e('held')}) mini(holdPen, @{e('heldcells')}, @{e('heldtint')}, @{mini // 2}, @{mini // 2}, @{mini});
  //% endif
  //% else
  const sideX = originX + @{wide * cell + 24};
  let line = originY + 30;
  //% if scored
  caption('@{words.score}: ' + @{e('score')}, sideX, line, 18, 'left');
  line += 26;
  caption('@{words.lines}: ' + @{e('lines')}, sideX, line, 18, 'left');
  line += 26;
  //% endif
  //% if levels
  caption('@{words.level}: ' + @{e('level')}, sideX, line, 18, 'left');
  line += 30;
  //% endif
  //% if preview
  caption('@{words.next}', sideX, line, 16, 'left');
  //% if bug != 'preview_blank'
  if (@{peek_when}) {
    for (let n = 0; n < @{preview}; n++) mini(pen, @{peek('n')}, @{peektint('n')}, sideX, line + 10 + n * @{mini * 4 + 6}, @{mini});
  }
  //% endif
  line += @{(mini * 4 + 6) * preview + 34};
  //% endif
  //% if hold
  caption('@{words.hold}', sideX, line, 16, 'left');
  if (@{e('held')}) mini(pen, @{e('heldcells')}, @{e('heldtint')}, sideX, line + 10, @{mini});
  line += @{mini * 4 + 40};
  //% endif
  //% for hint in hint_lines
  caption('@{hint}', sideX, line, 13, 'left');
  line += 18;
  //% endfor
  //% endif
  //% if start == 'drawn'
  if (@{'!(' + e('live') + ')' if restart == 'again' else '!started'}) {
    const spot = launchBox();
    pen.save();
    pen.resetTransform();
    pen.fillStyle = '@{theme.accent}';
    pen.fillRect(spot.x, spot.y, spot.w, spot.h);
    pen.restore();
    caption('@{words.start}', spot.x + spot.w / 2, spot.y + spot.h * 0.65, spot.h * 0.4);
    //% if paint == 'changed'
    painted = [];
    //% endif
  }
  //% endif
  //% if over == 'drawn'
  if (ended) {
    pen.save();
    pen.resetTransform();
    pen.fillStyle = 'rgba(0, 0, 0, 0.6)';
    pen.fillRect(0, board.height * @{drawn_top}, board.width, board.height * 0.18);
    pen.restore();
    caption('@{words.over}', board.width / 2, board.height * (@{drawn_top} + 0.08), Math.min(36, board.width / 9));
    //% if again
    caption('@{again}', board.width / 2, board.height * (@{drawn_top} + 0.15), Math.min(20, board.width / 16));
    //% endif
    //% if paint == 'changed'
    painted = [];
    //% endif
  }
  //% endif
//% elif part == 'rect'
/*% if view == 'window' %*/{ left: originX, top: originY, width: @{wide * cell}, height: @{high * cell} }/*% else %*/board.getBoundingClientRect()/*% endif %*/
//% endif
