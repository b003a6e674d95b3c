//! form=box
//! rotations=plain,nudge,srs
//: cols=Config.columns
//: rows=Config.rows
//: hue=(session.board.cell($1, $2) || none).tint
//: has=session.active
//: cells=session.active.spots()
//: tint=session.active.tint
//: ghost=session.projected().spots()
//: next=session.queue[$1].spots()
//: nexttint=session.queue[$1].tint
//: hasnext=session.queue.length
//: held=session.reserve
//: heldcells=session.reserve.spots()
//: heldtint=session.reserve.tint
//: score=session.score
//: lines=session.lines
//: level=session.level
//: live=(session.phase === Phase.Running || session.phase === Phase.Paused)
//: paused=(session.phase === Phase.Paused)
//: flashing=session.highlighted
//: left=session.tryMove(Direction.Left)
//: right=session.tryMove(Direction.Right)
//: turn=session.tryRotate(1)
//: back=session.tryRotate(-1)
//: soft=session.softDrop()
//: hard=session.hardDrop()
//: swap=session.exchange()
//: pause=session.togglePause()
//: begin=session.start()
//: tick=session.advance()
//: period=session.delay()
//: nothing=undefined
//: put=session.board.write($1, $2, $3 && new Cell($3))
var Config = { columns: @{cols}, rows: @{rows} };
var Phase;
(function (Phase) {
    Phase[Phase["Idle"] = 0] = "Idle";
    Phase[Phase["Running"] = 1] = "Running";
    Phase[Phase["Paused"] = 2] = "Paused";
    Phase[Phase["Over"] = 3] = "Over";
})(Phase || (Phase = {}));
var Direction;
(function (Direction) {
    Direction[Direction["Left"] = -1] = "Left";
    Direction[Direction["Right"] = 1] = "Right";
})(Direction || (Direction = {}));
var Cell = /** @class */ (function () {
    function Cell(tint) {
        this.tint = tint;
    }
    return Cell;
}());
var none = new Cell("");
var Emitter = /** @class */ (function () {
    function Emitter() {
        this.handlers = {};
    }
    Emitter.prototype.on = function (event, handler) {
        (this.handlers[event] = this.handlers[event] || []).push(handler);
    };
    Emitter.prototype.emit = function (event, value) {
        (this.handlers[event] || []).forEach(function (handler) { return handler(value); });
    };
    return Emitter;
}());
var Shape = /** @class */ (function () {
    function Shape(kind, tint, grid, x, y, state) {
        if (state === void 0) { state = 0; }
        this.kind = kind;
        this.tint = tint;
        this.grid = grid;
        this.x = x;
        this.y = y;
        this.state = state;
    }
    Shape.create = function (kind) {
        var grid = @{p.shape('kind')};
        return new Shape(kind, @{p.hue('kind')}, grid, Math.floor((Config.columns - grid.length) / 2), 0);
    };
    Shape.prototype.spots = function () {
        var _this = this;
        var list = [];
        this.grid.forEach(function (line, r) { return line.forEach(function (value, c) {
            if (value)
                list.push([_this.x + c, _this.y + r]);
        }); });
        return list;
    };
    Shape.prototype.offset = function (dx, dy) {
        return new Shape(this.kind, this.tint, this.grid, this.x + dx, this.y + dy, this.state);
    };
    Shape.prototype.rotated = function (direction) {
        var size = this.grid.length;
        var source = this.grid;
        var grid = source.map(function (line, r) { return line.map(function (_value, c) {
            return @{sw('direction > 0 ? source[size - 1 - c][r] : source[c][size - 1 - r]', turn_same='direction > 0 ? source[r][c] : source[r][c]')};
        }); });
        return new Shape(this.kind, this.tint, grid, this.x, this.y, (this.state + direction + 4) % 4);
    };
    return Shape;
}());
var Board = /** @class */ (function () {
    function Board() {
        this.reset();
    }
    Board.prototype.reset = function () {
        this.lines = [];
        for (var y = 0; y < Config.rows; y++)
            this.lines.push(new Array(Config.columns));
    };
    Board.prototype.cell = function (x, y) {
        return this.lines[y] && this.lines[y][x];
    };
    Board.prototype.write = function (x, y, cell) {
        if (x >= 0 && x < Config.columns && this.lines[y])
            this.lines[y][x] = cell;
    };
    Board.prototype.allows = function (shape/*% if bug in ('wall_left', 'wall_right') %*/, strict/*% endif %*/) {
        var _this = this;
        return shape.spots().every(function (_a/*% if bug == 'overlap_cell' %*/, index/*% endif %*/) {
            var x = _a[0], y = _a[1];
            //% if bug == 'wall_left'
            if (x < 0 && !strict)
                return y < Config.rows;
            //% elif bug == 'wall_right'
            if (x >= Config.columns && !strict)
                return y < Config.rows;
            //% endif
            return x >= 0 && x < Config.columns && y < Config.rows && (@{sw('', overlap_cell='index === 0 || ')}!_this.cell(x, y));
        });
    };
    //% if bug in ('escape_stack', 'overlap_sideways')
    Board.prototype.contains = function (shape) {
        return shape.spots().every(function (_a) { return _a[0] >= 0 && _a[0] < Config.columns && _a[1] < Config.rows; });
    };
    //% elif bug == 'escape_walls'
    Board.prototype.isClear = function (shape) {
        var _this = this;
        return shape.spots().every(function (_a) { return !_this.cell(_a[0], _a[1]); });
    };
    //% endif
    Board.prototype.merge = function (shape) {
        var _this = this;
        shape.spots().forEach(function (_a) { return _this.write(_a[0], _a[1], new Cell(shape.tint)); });
    };
    Board.prototype.fullLines = function () {
        var found = [];
        for (var y = 0; y < Config.rows@{sw('', line_bottom=' - 1')}; y++) {
            var count = 0;
            for (var x = 0; x < Config.columns; x++)
                if (this.lines[y][x])
                    count++;
            if (count @{sw('===', line_threshold='===  -')} Config.columns)
                found.push(y);
        }
        return found;
    };
    Board.prototype.erase = function (found) {
        //% if bug == 'line_never'
        found.length = 0;
        //% elif bug == 'line_unshifted'
        for (var _i = 0; _i < found.length; _i++)
            this.lines[found[_i]] = new Array(Config.columns);
        //% else
        //% if bug == 'multi_first'
        found.length = Math.min(found.length, 1);
        //% elif bug in ('multi_stale', 'multi_splice')
        found.reverse();
        //% endif
        for (var _i = 0, found_1 = found; _i < found_1.length; _i++) {
            var y = found_1[_i];
            this.lines.splice(y, 1);
            this.lines.unshift(new Array(Config.columns));
        }
        //% endif
        return found.length;
    };
    return Board;
}());
//% if rotation == 'srs'
var kickTable = {
    "0>1": [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
    "1>0": [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
    "1>2": [[0, 0], [1, 0], [1, 1], [0, -2], [1, -2]],
    "2>1": [[0, 0], [-1, 0], [-1, -1], [0, 2], [-1, 2]],
    "2>3": [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]],
    "3>2": [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
    "3>0": [[0, 0], [-1, 0], [-1, 1], [0, -2], [-1, -2]],
    "0>3": [[0, 0], [1, 0], [1, -1], [0, 2], [1, 2]]
};
//% endif
var Session = /** @class */ (function () {
    function Session() {
        this.events = new Emitter();
        this.board = new Board();
        this.queue = [];
        this.highlighted = [];
        this.phase = Phase.Idle;
        this.active = null;
        this.reserve = null;
        this.score = 0;
        this.lines = 0;
        this.level = 1;
    }
    Session.prototype.start = function () {
        //% if bug == 'restart_flag'
        if (this.phase === Phase.Over)
            return;
        //% endif
        //% if bug != 'restart_board'
        this.board.reset();
        //% endif
        this.score = 0;
        this.lines = 0;
        this.level = 1;
        this.reserve = null;
        this.queue = [];
        while (this.queue.length < @{preview})
            this.queue.push(Shape.create(@{pick}));
        this.phase = Phase.Running;
        this.introduce();
    };
    Session.prototype.togglePause = function () {
        if (this.phase === Phase.Running)
            this.phase = Phase.Paused;
        else if (this.phase === Phase.Paused)
            this.phase = Phase.Running;
    };
    Session.prototype.introduce = function (shape) {
        if (!shape) {
            this.queue.push(Shape.create(@{pick}));
            shape = this.queue.shift();
            //% if bug == 'preview_lies'
            shape = Shape.create(@{pick});
            //% endif
        }
        this.active = shape;
        this.exchanged = false;
        this.groundedAt = 0;
        this.turns = 0;
        if (@{sw('!this.board.allows(shape)', over_never='this.active === null', over_row='this.board.cell(0, Config.rows)', overlap_spawn='this.board.cell(Math.floor(Config.columns / 2), 0)')}) {
            this.phase = Phase.Over;
            this.events.emit("over");
        }
    };
    Session.prototype.tryMove = function (direction) {
        if (!this.active)
            return;
        //% if bug == 'left_lost'
        if (direction === Direction["left"] || direction < 0)
            return;
        //% elif bug == 'right_lost'
        if (direction > Direction.Left)
            return;
        //% endif
        var next = this.active.offset(direction, 0);
        if (this.board.@{sw('allows', overlap_sideways='contains')}(next)) {
            //% if bug == 'move_lost'
            this.pending = next;
            //% else
            this.active = next;
            //% endif
            this.groundedAt = 0;
        }
    };
    Session.prototype.tryRotate = function (direction) {
        if (!this.active)
            return;
        //% if bug == 'refuse_once'
        if (this.turns > 0)
            return;
        //% elif bug == 'refuse_half'
        if (this.active.x + 1 > Config.columns / 2)
            return;
        //% elif bug == 'refuse_low'
        if (this.active.y > Config.rows / 3)
            return;
        //% endif
        var turned = this.active.rotated(direction);
        //% if rotation == 'srs'
        var kicks = kickTable[this.active.state + ">" + turned.state];
        //% elif rotation == 'nudge'
        var kicks = [[0, 0], [1, 0], [-1, 0], [2, 0], [-2, 0], [0, -1]];
        //% else
        var kicks = [[0, 0]];
        //% endif
        for (var _i = 0, kicks_1 = kicks; _i < kicks_1.length; _i++) {
            var _a = kicks_1[_i], dx = _a[0], dy = _a[1];
            var candidate = turned.offset(dx, dy);
            if (@{sw('this.board.allows(candidate)', wall_left='this.board.allows(candidate, true)', wall_right='this.board.allows(candidate, true)', turn_never='this.board.allows(candidate) && candidate.state === this.active.state', escape_walls='this.board.isClear(candidate)', escape_stack='this.board.contains(candidate)', escape_all='candidate.grid')}) {
                //% if bug == 'turn_lost'
                turned = candidate;
                //% else
                this.active = candidate;
                //% endif
                this.groundedAt = 0;
                this.turns++;
                return;
            }
        }
    };
    Session.prototype.advance = function () {
        if (!this.active)
            return;
        var lower = this.active.offset(0, 1);
        //% if bug == 'overlap_low'
        if (lower.spots().some(function (_a) { return _a[1] >= Config.rows; })) {
            this.settle();
            return;
        }
        var stop = !this.board.allows(lower);
        this.active = lower;
        if (stop)
            this.settle();
        //% else
        if (this.board.allows(lower)) {
            this.active = lower;
            this.groundedAt = 0;
            //% if lock == 'contact'
            if (!this.board.allows(lower.offset(0, 1)))
                this.settle();
            //% endif
            return;
        }
        //% if lock == 'delay'
        if (!this.groundedAt) {
            this.groundedAt = Date.now();
            return;
        }
        if (Date.now() - this.groundedAt < 400)
            return;
        //% endif
        this.settle();
        //% endif
    };
    //% if soft
    Session.prototype.softDrop = function () {
        //% if bug == 'soft_dead'
        return this.active && this.active.offset(0, 1);
        //% else
        if (!this.active)
            return;
        //% if drops and bug != 'drop_lost'
        if (this.board.allows(this.active.offset(0, 1)))
            this.score += 1;
        //% endif
        this.advance();
        //% endif
    };
    //% endif
    //% if hard or ghost
    Session.prototype.projected = function () {
        var low = this.active;
        //% if bug == 'overlap_hard'
        while (!low.offset(0, 1).spots().some(function (_a) { return _a[1] >= Config.rows; }))
            low = low.offset(0, 1);
        //% else
        while (this.board.allows(low.offset(0, 1)))
            low = low.offset(0, 1);
        //% endif
        return low;
    };
    //% endif
    //% if hard
    Session.prototype.hardDrop = function () {
        if (!this.active)
            return;
        var low = this.projected();
        //% if drops and bug != 'drop_lost'
        this.score += 2 * (low.y - this.active.y);
        //% endif
        //% if bug == 'hard_dead'
        this.pending = low;
        //% else
        this.active = low;
        this.events.emit("dropped");
        this.settle();
        //% endif
    };
    //% endif
    //% if hold
    Session.prototype.exchange = function () {
        if (!this.active || this.exchanged)
            return;
        //% if bug == 'hold_dead'
        this.exchanged = this.reserve !== null;
        //% else
        var before = this.reserve;
        this.reserve = Shape.create(this.active.kind);
        this.introduce(before ? Shape.create(before.kind) : undefined);
        this.exchanged = true;
        //% endif
    };
    //% endif
    Session.prototype.settle = function () {
        this.board.merge(this.active);
        this.events.emit("locked");
        var found = this.board.fullLines();
        if (found.length) {
            //% if flash
            var _this = this;
            this.active = null;
            this.highlighted = found.slice();
            setTimeout(function () {
                _this.highlighted = [];
                _this.reward(_this.board.erase(found));
                _this.introduce();
                @{redraw}
            }, 200);
            return;
            //% else
            this.reward(this.board.erase(found));
            //% endif
        }
        this.introduce();
    };
    Session.prototype.reward = function (n) {
        if (!n)
            return;
        this.lines += n;
        //% if scored
        //% if bug == 'points_lost'
        var score = this.score + @{gain('n', 'this.level')};
        //% elif bug == 'points_nan'
        this.score += @{gain('n', 'this.level')} * this.combo;
        //% else
        this.score += @{gain('n', 'this.level')};
        //% endif
        //% endif
        //% if levels and bug != 'speed_stuck'
        this.level = 1 + Math.floor(this.lines / @{levels});
        //% endif
        this.events.emit("cleared", n);
    };
    Session.prototype.delay = function () {
        return @{speed(sw('this.level', speed_constant='1'))};
    };
    return Session;
}());
var session = new Session();
session.events.on("over", function () { @{fx.over} });
//% if fx.lock
session.events.on("locked", function () { @{fx.lock} });
//% endif
//% if fx.drop
session.events.on("dropped", function () { @{fx.drop} });
//% endif
//% if fx.swept or fx.level
session.events.on("cleared", function () { @{fx.swept} @{fx.level} });
//% endif
