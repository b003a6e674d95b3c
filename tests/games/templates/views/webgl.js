//% if part == 'setup'
const board = document.getElementById('@{ids.board}');
const gl = @{sw('board', blank_detached="document.createElement('canvas')")}.getContext('webgl', { antialias: false });
function shader(kind, source) {
  const made = gl.createShader(kind);
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}
const program = gl.createProgram();
gl.attachShader(program, shader(gl.VERTEX_SHADER, `
  attribute vec2 spot;
  attribute vec4 paint;
  varying vec4 shade;
  void main() {
    shade = paint;
    gl_Position = vec4(spot.x / @{'%.1f' % (wide / 2)} - 1.0, 1.0 - spot.y / @{'%.1f' % (high / 2)}, 0.0, 1.0);
  }`));
gl.attachShader(program, shader(gl.FRAGMENT_SHADER, `
  precision mediump float;
  varying vec4 shade;
  void main() { gl_FragColor = shade; }`));
gl.linkProgram(program);
gl.useProgram(program);
const spotAt = gl.getAttribLocation(program, 'spot');
const paintAt = gl.getAttribLocation(program, 'paint');
gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
gl.enableVertexAttribArray(spotAt);
gl.enableVertexAttribArray(paintAt);
gl.vertexAttribPointer(spotAt, 2, gl.FLOAT, false, 24, 0);
gl.vertexAttribPointer(paintAt, 4, gl.FLOAT, false, 24, 8);

function quad(list, x, y, tint, dim) {
  const rgb = parseInt(@{sw('tint', blank_colour="'" + theme.board + "'")}.slice(1), 16);
  const colour = [(rgb >> 16) / 255 * dim, ((rgb >> 8) & 255) / 255 * dim, (rgb & 255) / 255 * dim, 1];
  for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [0, 1], [1, 0], [1, 1]]) {
    list.push(x + 0.04 + dx * 0.92, y + 0.04 + dy * 0.92, ...colour);
  }
}
//% if preview or hold

function thumbnail(id, pieces) {
  const g = document.getElementById(id).getContext('2d');
  g.clearRect(0, 0, 999, 999);
  pieces.forEach(({ list, tint }, n) => {
    const xs = list.map(([x, y]) => @{mx('x', 'y')});
    const ys = list.map(([x, y]) => @{my('x', 'y')});
    g.fillStyle = tint;
    xs.forEach((x, at) => g.fillRect((x - Math.min(...xs) + 0.5) * @{mini}, (ys[at] - Math.min(...ys) + 0.5 + n * 5) * @{mini}, @{mini - 1}, @{mini - 1}));
  });
}
//% endif
//% elif part == 'draw'
  gl.clearColor(@{theme.board_parts}, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const corners = [];
  //% if bug != 'blank_undrawn'
  look().forEach((tint, n) => {
    if (!tint || n >= @{wide * high}) return;
    //% if ghost
    if (tint[0] === '~') quad(corners, n % @{wide}, Math.floor(n / @{wide}), tint.slice(1), 0.3);
    else quad(corners, n % @{wide}, Math.floor(n / @{wide}), tint, 1);
    //% else
    quad(corners, n % @{wide}, Math.floor(n / @{wide}), tint, 1);
    //% endif
  });
  //% endif
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(corners), gl.DYNAMIC_DRAW);
  gl.drawArrays(gl.TRIANGLES, 0, corners.length / 6);
  //% if preview and bug != 'preview_blank'
  if (@{peek_when}) thumbnail('@{ids.next}', [@{upcoming}]);
  //% endif
  //% if hold
  if (@{e('held')}) thumbnail('@{ids.hold}', [{ list: @{e('heldcells')}, tint: @{e('heldtint')} }]);
  //% endif
//% elif part == 'rect'
board.getBoundingClientRect()
//% endif
