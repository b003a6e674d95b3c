//! form=box
//! rotations=plain,nudge,srs
//: cols=Field.WIDTH
//: rows=Field.HEIGHT
//: hue=match.field.get($1, $2)
//: has=match.mino
//: cells=match.mino.cells()
//: tint=match.mino.tint
//: ghost=match.phantomCells()
//: next=match.coming[$1].cells()
//: nexttint=match.coming[$1].tint
//: hasnext=match.coming.length
//: held=match.kept
//: heldcells=match.kept.cells()
//: heldtint=match.kept.tint
//: score=match.score
//: lines=match.lines
//: level=match.level
//: live=match.active
//: paused=match.resting
//: flashing=match.glowing
//: left=match.move(-1, 0)
//: right=match.move(1, 0)
//: turn=match.rotate(1)
//: back=match.rotate(3)
//: soft=match.nudgeDown()
//: hard=match.slam()
//: swap=match.keep()
//: pause=match.resting = !match.resting
//: begin=match.reset()
//: tick=match.descend()
//: period=match.interval
//: nothing=null
//: put=match.field.set($1, $2, $3)
class Field {
  static WIDTH = @{cols};
  static HEIGHT = @{rows};
  #rows = [];

  constructor() {
    this.clear();
  }

  clear() {
    this.#rows = Array.from({ length: Field.HEIGHT }, () => Field.#blank());
  }

  static #blank() {
    return new Array(Field.WIDTH).fill(null);
  }

  get(x, y) {
    return this.#rows[y]?.[x] ?? null;
  }

  set(x, y, value) {
    if (this.contains(x, y)) this.#rows[y][x] = value;
  }

  contains(x, y) {
    return x >= 0 && x < Field.WIDTH && y >= 0 && y < Field.HEIGHT;
  }

  accepts(mino/*% if bug in ('wall_left', 'wall_right') %*/, strictly = false/*% endif %*/) {
    return mino.cells().every(([x, y]/*% if bug == 'overlap_cell' %*/, n/*% endif %*/) => {
      //% if bug == 'wall_left'
      if (x < 0 && !strictly) return y < Field.HEIGHT;
      //% elif bug == 'wall_right'
      if (x >= Field.WIDTH && !strictly) return y < Field.HEIGHT;
      //% endif
      if (x < 0 || x >= Field.WIDTH || y >= Field.HEIGHT) return false;
      //% if bug == 'overlap_cell'
      if (n === 1) return true;
      //% endif
      return this.get(x, y) === null;
    });
  }
  //% if bug in ('escape_stack', 'overlap_sideways')

  encloses(mino) {
    return mino.cells().every(([x, y]) => x >= 0 && x < Field.WIDTH && y < Field.HEIGHT);
  }
  //% elif bug == 'escape_walls'

  isFreeOf(mino) {
    return mino.cells().every(([x, y]) => this.get(x, y) === null);
  }
  //% endif

  absorb(mino) {
    mino.cells().forEach(([x, y]) => this.set(x, y, mino.tint));
  }

  get complete() {
    const found = [];
    this.#rows.forEach((row, y) => {
      if (@{sw('row.every((cell) => cell !== null)', line_threshold='row.every((cell) => cell === true)', line_bottom='y < Field.HEIGHT - 1 && row.every((cell) => cell !== null)')}) found.push(y);
    });
    return found;
  }

  remove(rows) {
    //% if bug == 'line_never'
    this.#rows.filter((_, y) => !rows.includes(y));
    //% elif bug == 'line_unshifted'
    rows.forEach((y) => { this.#rows[y] = Field.#blank(); });
    //% elif bug in ('multi_splice', 'multi_stale')
    for (const y of [...rows].reverse()) {
      this.#rows.splice(y, 1);
      this.#rows.unshift(Field.#blank());
    }
    //% elif bug == 'multi_first'
    this.#rows.splice(rows[0], 1);
    this.#rows.unshift(Field.#blank());
    //% else
    this.#rows = this.#rows.filter((_, y) => !rows.includes(y));
    while (this.#rows.length < Field.HEIGHT) this.#rows.unshift(Field.#blank());
    //% endif
  }
}

class Mino {
  constructor(kind, matrix = @{p.shape('kind')}, x = Math.floor((Field.WIDTH - matrix.length) / 2), y = 0, state = 0, tint = @{p.hue('kind')}) {
    Object.assign(this, { kind, matrix, x, y, state, tint });
  }

  cells() {
    const list = [];
    for (let r = 0; r < this.matrix.length; r++) {
      for (let c = 0; c < this.matrix[r].length; c++) {
        if (this.matrix[r][c]) list.push([this.x + c, this.y + r]);
      }
    }
    return list;
  }

  moved(dx, dy) {
    return new Mino(this.kind, this.matrix, this.x + dx, this.y + dy, this.state, this.tint);
  }

  turned(quarters) {
    let matrix = this.matrix;
    for (let n = 0; n < quarters; n++) {
      const before = matrix;
      matrix = before.map((row, r) => row.map((_, c) => @{sw('before[before.length - 1 - c][r]', turn_same='before[r][c]')}));
    }
    return new Mino(this.kind, matrix, this.x, this.y, (this.state + quarters) % 4, this.tint);
  }
}

//% if rotation == 'srs'
const KICKS = {
  '01': [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
  '10': [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
  '12': [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
  '21': [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
  '23': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]],
  '32': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
  '30': [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
  '03': [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]],
};
//% endif
class Match {
  constructor() {
    this.field = new Field();
    this.mino = null;
    this.coming = [];
    this.kept = null;
    this.glowing = [];
    this.active = false;
    this.resting = false;
    this.score = this.lines = 0;
    this.level = 1;
  }

  reset() {
    //% if bug != 'restart_board'
    this.field.clear();
    //% endif
    this.score = this.lines = 0;
    this.level = 1;
    this.kept = null;
    this.coming = Array.from({ length: @{preview} }, () => new Mino(@{pick}));
    this.active = @{sw('true', restart_flag='this.lost !== true')};
    this.resting = false;
    this.spawn();
  }

  spawn(given = null) {
    //% if bug == 'preview_lies'
    this.coming = this.coming.map(() => new Mino(@{pick}));
    this.mino = given ?? new Mino(@{pick});
    //% else
    if (!given) this.coming.push(new Mino(@{pick}));
    this.mino = given ?? this.coming.shift();
    //% endif
    this.swapped = false;
    this.touched = 0;
    this.quarters = 0;
    //% if bug == 'over_never'
    if (!this.mino) this.lose();
    //% elif bug == 'over_row'
    if (this.field.get(0, -1)) this.lose();
    //% elif bug == 'overlap_spawn'
    if (this.field.get(Math.floor(Field.WIDTH / 2), 0)) this.lose();
    //% else
    if (!this.field.accepts(this.mino)) this.lose();
    //% endif
  }

  lose() {
    this.active = false;
    //% if bug == 'restart_flag'
    this.lost = true;
    //% endif
    @{fx.over}
  }

  move(dx, dy) {
    if (!this.mino) return false;
    //% if bug == 'left_lost'
    if (dx < 0) { this.mino.moved(dx, dy); return false; }
    //% elif bug == 'right_lost'
    if (dx === 1) return this.field.accepts(this.mino.moved(dx, dy));
    //% endif
    const moved = this.mino.moved(dx, dy);
    //% if bug == 'overlap_sideways'
    if (!(dx ? this.field.encloses(moved) : this.field.accepts(moved))) return false;
    //% else
    if (!this.field.accepts(moved)) return false;
    //% endif
    //% if bug == 'move_lost'
    if (dy) this.mino = moved;
    //% else
    this.mino = moved;
    //% endif
    this.touched = 0;
    return true;
  }

  rotate(quarters) {
    if (!this.mino) return;
    //% if bug == 'refuse_once'
    if (this.quarters) return;
    //% elif bug == 'refuse_half'
    if (this.mino.x * 2 >= Field.WIDTH - 1) return;
    //% elif bug == 'refuse_low'
    if (this.mino.y > 6) return;
    //% endif
    const turned = this.mino.turned(quarters);
    //% if rotation == 'srs'
    const kicks = KICKS[`${this.mino.state}${turned.state}`];
    //% elif rotation == 'nudge'
    const kicks = [[0, 0], [1, 0], [-1, 0], [2, 0], [-2, 0]];
    //% else
    const kicks = [[0, 0]];
    //% endif
    for (const [dx, dy] of kicks) {
      const kicked = turned.moved(dx, dy);
      if (@{sw('this.field.accepts(kicked)', wall_left='this.field.accepts(kicked, true)', wall_right='this.field.accepts(kicked, true)', turn_never='this.field.accepts(kicked) && kicked.y < dy - 1', escape_walls='this.field.isFreeOf(kicked)', escape_stack='this.field.encloses(kicked)', escape_all='kicked')}) {
        //% if bug == 'turn_lost'
        kicked.state = turned.state;
        //% else
        this.mino = kicked;
        //% endif
        this.touched = 0;
        this.quarters += quarters;
        return;
      }
    }
  }

  descend() {
    if (!this.mino) return;
    //% if bug == 'overlap_low'
    const lower = this.mino.moved(0, 1);
    if (lower.cells().some(([, y]) => y >= Field.HEIGHT)) { this.settle(); return; }
    const fits = this.field.accepts(lower);
    this.mino = lower;
    if (!fits) this.settle();
    //% else
    if (this.move(0, 1)) {
      //% if lock == 'contact'
      if (!this.field.accepts(this.mino.moved(0, 1))) this.settle();
      //% endif
      return;
    }
    //% if lock == 'delay'
    this.touched ||= performance.now();
    if (performance.now() - this.touched < 350) return;
    //% endif
    this.settle();
    //% endif
  }
  //% if soft

  nudgeDown() {
    //% if bug == 'soft_dead'
    return this.mino?.moved(0, 1);
    //% else
    if (!this.mino) return;
    //% if drops and bug != 'drop_lost'
    if (this.field.accepts(this.mino.moved(0, 1))) this.score += 1;
    //% endif
    this.descend();
    //% endif
  }
  //% endif
  //% if hard or ghost

  landing() {
    let low = this.mino;
    //% if bug == 'overlap_hard'
    while (!low.moved(0, 1).cells().some(([, y]) => y >= Field.HEIGHT)) low = low.moved(0, 1);
    //% else
    while (this.field.accepts(low.moved(0, 1))) low = low.moved(0, 1);
    //% endif
    return low;
  }
  //% endif
  //% if ghost

  phantomCells() {
    return this.landing().cells();
  }
  //% endif
  //% if hard

  slam() {
    if (!this.mino) return;
    const landed = this.landing();
    //% if drops and bug != 'drop_lost'
    this.score += (landed.y - this.mino.y) * 2;
    //% endif
    //% if bug != 'hard_dead'
    this.mino = landed;
    @{fx.drop}
    this.settle();
    //% endif
  }
  //% endif
  //% if hold

  keep() {
    if (!this.mino || this.swapped) return;
    //% if bug == 'hold_dead'
    const kept = new Mino(this.mino.kind);
    this.swapped = kept === this.kept;
    //% else
    const before = this.kept;
    this.kept = new Mino(this.mino.kind);
    this.spawn(before && new Mino(before.kind));
    this.swapped = true;
    //% endif
  }
  //% endif

  settle() {
    this.field.absorb(this.mino);
    @{fx.lock}
    const rows = this.field.complete;
    //% if flash
    if (rows.length) {
      this.mino = null;
      this.glowing = rows;
      setTimeout(() => {
        this.glowing = [];
        this.finishRows(rows);
        this.spawn();
        @{redraw}
      }, 180);
      return;
    }
    //% else
    if (rows.length) this.finishRows(rows);
    //% endif
    this.spawn();
  }

  finishRows(rows) {
    this.field.remove(rows);
    const n = rows.length;
    @{fx.swept}
    this.lines += n;
    //% if scored
    //% if bug == 'points_lost'
    const score = this.score + @{gain('n', 'this.level')};
    //% elif bug == 'points_nan'
    this.score += @{gain('n', 'this.level')} * rows.combo;
    //% else
    this.score += @{gain('n', 'this.level')};
    //% endif
    //% endif
    //% if levels and bug != 'speed_stuck'
    this.level = 1 + Math.trunc(this.lines / @{levels});
    @{fx.level}
    //% endif
  }

  get interval() {
    return @{speed(sw('this.level', speed_constant='1'))};
  }
}

const match = new Match();
