//! form=states
//! rotations=plain,nudge
//: cols=COLS
//: rows=ROWS
//: hue=well.slots[$2 * COLS + $1]
//: has=game.stone
//: cells=game.stone.spots(0, 0, 0)
//: tint=game.stone.tint
//: ghost=game.shadow()
//: next=game.queue[$1].spots(0, 0, 0)
//: nexttint=game.queue[$1].tint
//: hasnext=game.queue.length
//: held=game.stash
//: heldcells=game.stash.spots(0, 0, 0)
//: heldtint=game.stash.tint
//: score=game.score
//: lines=game.lines
//: level=game.level
//: live=game.running
//: paused=game.halted
//: flashing=game.burning
//: left=game.slide(-1)
//: right=game.slide(1)
//: turn=game.spin(1)
//: back=game.spin(-1)
//: soft=game.softDrop()
//: hard=game.hardDrop()
//: swap=game.swap()
//: pause=game.halted = !game.halted
//: begin=game.begin()
//: tick=game.step()
//: period=game.pace()
//: nothing=null
//: put=well.slots[$2 * COLS + $1] = $3
var COLS = @{cols}, ROWS = @{rows};

function Well(width, height) {
  this.width = width;
  this.height = height;
  this.wipe();
}

Well.prototype.wipe = function () {
  this.slots = [];
  for (var n = 0; n < this.width * this.height; n++) this.slots[n] = null;
};

Well.prototype.blocked = function (spots/*% if bug in ('wall_left', 'wall_right') %*/, strict/*% endif %*/) {
  for (var n = 0; n < spots.length; n++) {
    var x = spots[n][0], y = spots[n][1];
    //% if bug in ('wall_left', 'wall_right')
    if (strict && (x < 0 || x >= this.width)) return true;
    if (@{sw('', wall_left='x >= this.width', wall_right='x < 0')} || y >= this.height) return true;
    if (x < 0 || x >= this.width) continue;
    //% else
    if (x < 0 || x >= this.width || y >= this.height) return true;
    //% endif
    if (@{sw('', overlap_cell='n > 0 && ')}y >= 0 && this.slots[y * this.width + x]) return true;
  }
  return false;
};

//% if bug in ('escape_stack', 'overlap_sideways')
Well.prototype.leaves = function (spots) {
  for (var n = 0; n < spots.length; n++) {
    if (spots[n][0] < 0 || spots[n][0] >= this.width || spots[n][1] >= this.height) return true;
  }
  return false;
};

//% elif bug == 'escape_walls'
Well.prototype.touches = function (spots) {
  for (var n = 0; n < spots.length; n++) {
    var x = spots[n][0];
    if (x >= 0 && x < this.width && this.slots[spots[n][1] * this.width + x]) return true;
  }
  return false;
};

//% endif
Well.prototype.add = function (spots, tint) {
  for (var n = 0; n < spots.length; n++) {
    var x = spots[n][0], y = spots[n][1];
    if (x >= 0 && x < this.width && y >= 0 && y < this.height) this.slots[y * this.width + x] = tint;
  }
};

Well.prototype.isFull = function (row) {
  for (var x = 0; x < @{sw('this.width', line_threshold='this.width + ROWS * COLS')}; x++) if (!this.slots[row * this.width + x]) return false;
  return true;
};

Well.prototype.dropAbove = function (row) {
  //% if bug == 'line_unshifted'
  for (var x = 0; x < this.width; x++) this.slots[row * this.width + x] = null;
  //% else
  this.slots.splice(row * this.width, this.width);
  for (var x = 0; x < this.width; x++) this.slots.unshift(null);
  //% endif
};

Well.prototype.sweep = function () {
  var count = 0;
  //% if bug == 'line_never'
  for (var y = this.height; y < this.height; y++) {
    if (this.isFull(y)) { this.dropAbove(y); count++; }
  }
  //% elif bug == 'multi_stale'
  var found = [];
  for (var y = this.height - 1; y >= 0; y--) if (this.isFull(y)) found.push(y);
  for (var n = 0; n < found.length; n++) this.dropAbove(found[n]);
  count = found.length;
  //% elif bug == 'multi_splice'
  for (var y = this.height - 1; y >= 0; y--) {
    if (this.isFull(y)) { this.dropAbove(y); count++; }
  }
  //% else
  for (var y = 0; y < this.height@{sw('', line_bottom=' - 1')}; y++) {
    if (this.isFull(y)) {
      this.dropAbove(y);
      count++;
      //% if bug == 'multi_first'
      return count;
      //% endif
    }
  }
  //% endif
  return count;
};

function Stone(kind) {
  this.kind = kind;
  this.turns = @{p.shape('kind')};
  this.tint = @{p.hue('kind')};
  this.facing = 0;
  this.row = 0;
  var wide = 0;
  for (var n = 0; n < this.turns[0].length; n++) wide = Math.max(wide, this.turns[0][n][0] + 1);
  this.col = Math.floor((COLS - wide) / 2);
}

Stone.prototype.spots = function (dc, dr, df) {
  var shape = this.turns[(this.facing + df + 4) % 4], list = [];
  for (var n = 0; n < shape.length; n++) list.push([this.col + dc + shape[n][0], this.row + dr + shape[n][1]]);
  return list;
};

var well = new Well(COLS, ROWS);

function Game() {
  this.stone = null;
  this.queue = [];
  this.stash = null;
  this.running = false;
  this.halted = false;
  this.burning = [];
  this.score = 0;
  this.lines = 0;
  this.level = 1;
}

Game.prototype.begin = function () {
  //% if bug != 'restart_board'
  well.wipe();
  //% endif
  this.score = 0;
  this.lines = 0;
  this.level = 1;
  this.stash = null;
  this.queue = [];
  //% if preview
  for (var n = 0; n < @{preview}; n++) this.queue.push(new Stone(@{pick}));
  //% endif
  //% if bug == 'restart_flag'
  if (!this.lost) this.running = true;
  //% else
  this.running = true;
  //% endif
  this.halted = false;
  this.enter();
};

Game.prototype.enter = function () {
  //% if bug == 'preview_lies'
  this.queue.push(new Stone(@{pick}));
  this.queue.shift();
  this.stone = new Stone(@{pick});
  //% elif preview
  this.queue.push(new Stone(@{pick}));
  this.stone = this.queue.shift();
  //% else
  this.stone = new Stone(@{pick});
  //% endif
  this.swapped = false;
  this.spins = 0;
  this.look();
};

Game.prototype.look = function () {
  //% if bug == 'over_never'
  return;
  //% elif bug == 'over_row'
  if (well.slots[-1]) {
  //% elif bug == 'overlap_spawn'
  if (well.slots[Math.floor(COLS / 2)]) {
  //% else
  if (well.blocked(this.stone.spots(0, 0, 0))) {
  //% endif
  //% if bug != 'over_never'
    this.running = false;
    //% if bug == 'restart_flag'
    this.lost = true;
    //% endif
    @{fx.over}
  }
  //% endif
};

Game.prototype.slide = function (dc) {
  if (!this.stone) return;
  //% if bug == 'left_lost'
  if (dc < 0) dc = dc - dc;
  //% elif bug == 'right_lost'
  if (dc > 0 && this.stone.col + dc > 0) return;
  //% endif
  if (!well.@{sw('blocked', overlap_sideways='leaves')}(this.stone.spots(dc, 0, 0))) {
    //% if bug == 'move_lost'
    var col = this.stone.col + dc;
    //% else
    this.stone.col += dc;
    //% endif
    this.stone.landed = 0;
  }
};

Game.prototype.spin = function (way) {
  if (!this.stone) return;
  //% if bug == 'turn_same'
  way = way * 4;
  //% elif bug == 'refuse_once'
  if (this.spins > 0) return;
  //% elif bug == 'refuse_half'
  if (this.stone.col > COLS / 2 - 1) return;
  //% elif bug == 'refuse_low'
  if (this.stone.row > ROWS / 3) return;
  //% endif
  var tries = [@{'0' if rotation != 'nudge' else '0, -1, 1, -2, 2'}];
  for (var n = 0; n < tries.length; n++) {
    var spots = this.stone.spots(tries[n], 0, way);
    if (@{sw('!well.blocked(spots)', wall_left='!well.blocked(spots, true)', wall_right='!well.blocked(spots, true)', turn_never='!well.blocked(spots) === 0', escape_walls='!well.touches(spots)', escape_stack='!well.leaves(spots)', escape_all='spots')}) {
      this.stone.col += tries[n];
      //% if bug == 'turn_lost'
      var facing = (this.stone.facing + way + 4) % 4;
      //% else
      this.stone.facing = (this.stone.facing + way + 4) % 4;
      //% endif
      this.stone.landed = 0;
      this.spins++;
      return;
    }
  }
};

Game.prototype.canFall = function () {
  return !well.blocked(this.stone.spots(0, 1, 0));
};

Game.prototype.step = function () {
  if (!this.stone) return;
  //% if bug == 'overlap_low'
  var floor = this.stone.spots(0, 1, 0).some(function (at) { return at[1] >= ROWS; });
  if (floor || !this.canFall()) {
    if (!floor) this.stone.row++;
    this.lock();
  } else this.stone.row++;
  //% else
  if (this.canFall()) {
    this.stone.row++;
    this.stone.landed = 0;
    //% if lock == 'contact'
    if (!this.canFall()) this.lock();
    //% endif
    return;
  }
  //% if lock == 'delay'
  if (!this.stone.landed) { this.stone.landed = new Date().getTime(); return; }
  if (new Date().getTime() - this.stone.landed < 400) return;
  //% endif
  this.lock();
  //% endif
};
//% if soft

Game.prototype.softDrop = function () {
  if (!this.stone) return;
  //% if bug == 'soft_dead'
  this.stone.falling = true;
  //% else
  //% if drops and bug != 'drop_lost'
  if (this.canFall()) this.score++;
  //% endif
  this.step();
  //% endif
};
//% endif
//% if hard or ghost

Game.prototype.depth = function () {
  var deep = 0;
  //% if bug == 'overlap_hard'
  while (!this.stone.spots(0, deep + 1, 0).some(function (at) { return at[1] >= ROWS; })) deep++;
  //% else
  while (!well.blocked(this.stone.spots(0, deep + 1, 0))) deep++;
  //% endif
  return deep;
};
//% endif
//% if ghost

Game.prototype.shadow = function () {
  return this.stone.spots(0, this.depth(), 0);
};
//% endif
//% if hard

Game.prototype.hardDrop = function () {
  if (!this.stone) return;
  var deep = this.depth();
  //% if drops and bug != 'drop_lost'
  this.score += deep * 2;
  //% endif
  //% if bug == 'hard_dead'
  this.stone.target = this.stone.row + deep;
  //% else
  this.stone.row += deep;
  @{fx.drop}
  this.lock();
  //% endif
};
//% endif
//% if hold

Game.prototype.swap = function () {
  if (!this.stone || this.swapped) return;
  //% if bug == 'hold_dead'
  this.swapped = this.stash ? true : false;
  //% else
  var kept = this.stash;
  this.stash = new Stone(this.stone.kind);
  if (kept) {
    this.stone = new Stone(kept.kind);
    this.look();
  } else this.enter();
  this.swapped = true;
  //% endif
};
//% endif

Game.prototype.lock = function () {
  well.add(this.stone.spots(0, 0, 0), this.stone.tint);
  @{fx.lock}
  //% if flash
  var full = [];
  for (var y = 0; y < ROWS; y++) if (well.isFull(y)) full.push(y);
  if (full.length) {
    var self = this;
    this.stone = null;
    this.burning = full;
    setTimeout(function () {
      self.burning = [];
      self.pay(well.sweep());
      self.enter();
      @{redraw}
    }, 200);
    return;
  }
  //% else
  this.pay(well.sweep());
  //% endif
  this.enter();
};

Game.prototype.pay = function (n) {
  if (n === 0) return;
  @{fx.swept}
  this.lines += n;
  //% if scored
  //% if bug == 'points_lost'
  var points = this.score + @{gain('n', 'this.level')};
  //% elif bug == 'points_nan'
  this.score += @{gain('n', 'this.level')} * this.bonus;
  //% else
  this.score += @{gain('n', 'this.level')};
  //% endif
  //% endif
  //% if levels and bug != 'speed_stuck'
  this.level = Math.floor(this.lines / @{levels}) + 1;
  @{fx.level}
  //% endif
};

Game.prototype.pace = function () {
  var level = @{sw('this.level', speed_constant='Math.min(this.level, 1)')};
  return @{speed('level')};
};

var game = new Game();
