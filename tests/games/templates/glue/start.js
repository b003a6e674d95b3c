//% if part == 'declare'
let started = false;
function startGame() {
  //% if bug == 'start_undefined'
  resetStatistics();
  //% elif bug == 'start_null'
  document.getElementById('bestScore').textContent = '0';
  //% elif bug == 'start_const'
  const attempt = 0;
  attempt++;
  //% endif
  started = true;
  ended = false;
  @{e('begin')};
  //% if prefilled
  for (let y = @{e('rows')} - 5; y < @{e('rows')}; y++) {
    for (let x = 0; x < @{e('cols')}; x++) {
      if ((x * 7 + y * 5) % 4 !== 1 && x !== y % @{e('cols')}) { @{e('put', 'x', 'y', junk)}; }
    }
  }
  //% endif
  //% if has_overlay and bug != 'blank_covered'
  overlay.style.display = 'none';
  //% endif
  //% if has_message
  message.textContent = '';
  //% endif
  //% if keys == 'focus'
  board.focus();
  //% endif
  go();
  draw();
}
//% else
//% set target = "document.getElementById('launcher')" if bug == 'start_element' else ''
//% set call = 'startGame' if bug == 'start_uncalled' else 'startGame()'
//% set idle = "!(" + e('live') + ")" if restart == 'again' else '!started'
//% if start in ('auto',)
@{'document.addEventListener("gameready", startGame);' if bug == 'start_uncalled' else 'startGame();'}
//% elif start == 'countdown'
let remaining = 3;
//% if has_overlay
overlayText.textContent = remaining;
//% endif
const counting = setInterval(() => {
  remaining--;
  //% if has_overlay
  overlayText.textContent = remaining;
  //% endif
  if (remaining === 0) {
    clearInterval(counting);
    @{call};
  }
}, 700);
//% elif start in ('button', 'div')
@{target or "document.getElementById('" + ids.start + "')"}.addEventListener('@{sw('click', start_event='clik')}', function () {
  if (@{idle}) @{call};
  //% if drops_focus
  this.blur();
  //% endif
  //% if restart != 'again'
  this.style.@{'visibility = "hidden"' if start == 'button' else 'display = "none"'};
  //% endif
});
//% elif start in ('enter', 'space')
@{target or 'document'}.addEventListener('@{sw('keydown', start_event='keydwon')}', (event) => {
  if (event.@{'key === "Enter"' if start == 'enter' else 'code === "Space"'} && @{idle}) {
    event.preventDefault();
    @{call};
  }
});
//% elif start == 'anykey'
@{target or 'window'}.addEventListener('@{sw('keydown', start_event='onkeydown')}', () => { if (@{idle}) @{call}; });
//% elif start == 'overlay'
@{target or 'overlay'}.addEventListener('@{sw('click', start_event='onclick')}', () => { if (@{idle}) @{call}; });
//% elif start == 'canvas'
@{target or 'board'}.addEventListener('@{sw('mousedown', start_event='mosuedown')}', () => { if (@{idle}) @{call}; });
//% elif start == 'drawn'
@{target or 'board'}.addEventListener('@{sw('click', start_event='Click')}', (event) => {
  if (!(@{idle})) return;
  const frameBox = board.getBoundingClientRect();
  const px = ((event.clientX - frameBox.left) * board.width) / frameBox.width;
  const py = ((event.clientY - frameBox.top) * board.height) / frameBox.height;
  const spot = launchBox();
  if (px >= spot.x && px <= spot.x + spot.w && py >= spot.y && py <= spot.y + spot.h) @{call};
});
//% elif start == 'menu'
let choice = 0;
const items = [...document.querySelectorAll('.item')];
function showChoice() {
  items.forEach((item, at) => item.classList.toggle('chosen', at === choice));
}
@{target or 'document'}.addEventListener('@{sw('keydown', start_event='keypressed')}', (event) => {
  if (!(@{idle})) return;
  if (event.key === 'ArrowDown') choice = (choice + 1) % items.length;
  if (event.key === 'ArrowUp') choice = (choice + items.length - 1) % items.length;
  if (event.key === 'Enter') {
    if (choice === 0) @{call};
    else message.textContent = '@{words.keys}';
  }
  showChoice();
});
showChoice();
//% endif
draw();
//% endif
