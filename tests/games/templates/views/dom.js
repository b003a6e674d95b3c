//% if part == 'setup'
const board = document.getElementById('@{ids.board}');
//% if view == 'shadow'
customElements.define('tetris-board', class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' });
    this.shadowRoot.innerHTML = `<style>@{grid_css}</style><div class="field"></div>`;
  }
});
const field = board.shadowRoot.querySelector('.field');
//% else
const field = @{sw('board', blank_detached="document.createElement('div')")};
//% endif
//% if view in ('classes', 'shadow')
const TINT_CLASS = @{tint_classes};
//% endif
//% if view in ('classes', 'inline', 'shadow', 'table')
const boxes = [];
//% if view == 'table'
for (let r = 0; r < @{high}; r++) {
  const tr = field.insertRow();
  for (let c = 0; c < @{wide}; c++) boxes.push(tr.insertCell());
}
//% else
for (let n = 0; n < @{wide * high}; n++) {
  const box = document.createElement('div');
  box.className = 'cell';
  field.appendChild(box);
  boxes.push(box);
}
//% endif
//% if paint == 'changed'
let painted = [];
//% endif
//% endif
//% if preview or hold

function fillMini(id, pieces) {
  const home = document.getElementById(id);
  home.textContent = '';
  for (const { list, tint } of pieces) {
    const frame = document.createElement('div');
    frame.className = 'mini';
    const xs = list.map(([x, y]) => @{mx('x', 'y')});
    const ys = list.map(([x, y]) => @{my('x', 'y')});
    const left = Math.min(...xs);
    const top = Math.min(...ys);
    xs.forEach((x, n) => {
      const dot = document.createElement('b');
      dot.style.cssText = `left:${(x - left) * @{mini}}px;top:${(ys[n] - top) * @{mini}}px;background:${tint}`;
      frame.appendChild(dot);
    });
    home.appendChild(frame);
  }
}
//% endif
//% elif part == 'draw'
  //% if engine == 'domstate'
  //% elif view == 'absolute'
  field.replaceChildren();
  //% if bug != 'blank_undrawn'
  const put = (x, y, tint, ghostly) => {
    const box = document.createElement('div');
    box.className = 'block';
    box.style.left = (@{sx('x', 'y')}) * @{sw(cell, blank_offscreen=cell * cell * 9)} + 'px';
    box.style.top = (@{sy('x', 'y')}) * @{cell} + 'px';
    //% if ghost
    if (ghostly) box.style.cssText += ';@{ghost_style}' + tint;
    else box.style.@{sw('background', blank_colour='backgroud')} = tint;
    //% else
    box.style.@{sw('background', blank_colour='backgroud')} = tint;
    //% endif
    field.appendChild(box);
  };
  for (let y = @{hidden}; y < @{e('rows')}; y++) {
    for (let x = 0; x < @{e('cols')}; x++) {
      const tint = @{e('hue', 'x', 'y')};
      if (tint) put(x, y, tint);
    }
  }
  //% if flash
  for (const y of @{e('flashing')}) for (let x = 0; x < @{e('cols')}; x++) put(x, y, '#ffffff');
  //% endif
  if (@{e('has')}) {
    //% if ghost
    @{e('ghost')}.forEach(([x, y]) => { if (y >= @{hidden}) put(x, y, @{e('tint')}, true); });
    //% endif
    @{e('cells')}.forEach(([x, y]) => { if (y >= @{hidden}) put(x, y, @{e('tint')}); });
  }
  //% endif
  //% elif view == 'rebuilt'
  const seen = @{sw('look()', blank_undrawn="[]")};
  let html = '';
  for (let r = 0; r < @{high}; r++) {
    html += '<div class="row">';
    for (let c = 0; c < @{wide}; c++) {
      const tint = seen[r * @{wide} + c];
      //% if ghost
      if (tint && tint[0] === '~') html += `<span style="@{ghost_style}${tint.slice(1)}"></span>`;
      else html += tint ? `<span style="@{sw('background', blank_colour='backgroundColor')}:${tint}"></span>` : '<span></span>';
      //% else
      html += tint ? `<span style="@{sw('background', blank_colour='backgroundColor')}:${tint}"></span>` : '<span></span>';
      //% endif
    }
    html += '</div>';
  }
  field.innerHTML = html;
  //% else
  const seen = @{sw('look()', blank_undrawn="[]")};
  for (let n = 0; n < boxes.length; n++) {
    const tint = seen[n] || '';
    //% if paint == 'changed'
    if (tint === painted[n]) continue;
    //% endif
    //% if view in ('classes', 'shadow')
    //% if ghost
    boxes[n].className = tint[0] === '~' ? 'cell ghost' : tint ? 'cell ' + @{sw('TINT_CLASS[tint]', blank_colour='TINT_CLASS.tint')} : 'cell';
    //% else
    boxes[n].className = tint ? 'cell ' + @{sw('TINT_CLASS[tint]', blank_colour='TINT_CLASS.tint')} : 'cell';
    //% endif
    //% else
    //% if ghost
    const ghostly = tint[0] === '~';
    boxes[n].style.@{sw('backgroundColor', blank_colour='backgroundColour')} = ghostly ? '' : tint;
    //% if ghost == 'faint'
    boxes[n].style.boxShadow = ghostly ? `inset 0 0 0 99px ${tint.slice(1)}44` : '';
    //% else
    boxes[n].style.boxShadow = ghostly ? `inset 0 0 0 2px ${tint.slice(1)}` : '';
    //% endif
    //% else
    boxes[n].style.@{sw('backgroundColor', blank_colour='backgroundColour')} = tint;
    //% endif
    //% endif
  }
  //% if paint == 'changed'
  painted = seen.map((tint) => tint || '');
  //% endif
  //% endif
  //% if preview and bug != 'preview_blank'
  if (@{peek_when}) fillMini('@{ids.next}', [@{upcoming}]);
  //% endif
  //% if hold
  if (@{e('held')}) fillMini('@{ids.hold}', [{ list: @{e('heldcells')}, tint: @{e('heldtint')} }]);
  //% endif
//% elif part == 'rect'
@{'field' if view in ('shadow',) else 'board'}.getBoundingClientRect()
//% endif
