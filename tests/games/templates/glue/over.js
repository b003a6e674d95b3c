let ended = false;
//% if over != 'halt' and over != 'reset' or restart == 'click'
function finish() {
  ended = true;
  //% if over == 'text'
  message.textContent = '@{words.over}@{again}';
  //% elif over == 'overlay'
  overlay.style.display = '';
  overlayText.textContent = '@{words.over}@{again}';
  //% elif over == 'alert'
  setTimeout(() => alert('@{words.over}!@{again}'), 20);
  //% endif
  @{redraw}
}
//% elif over == 'reset'
function finish() {
  setTimeout(startGame, 400);
}
//% else
function finish() {
  ended = true;
}
//% endif
//% if restart == 'key'
document.addEventListener('keydown', (event) => {
  if (event.key === '@{restart_key.key}' && ended) startGame();
});
//% elif restart == 'button'
document.getElementById('@{ids.restart}').@{sw("addEventListener('click', ", restart_event="addEventListener('onclick', ")}function () {
  this.blur();
  startGame();
});
//% elif restart == 'click'
@{'overlay' if over == 'overlay' else 'board'}.addEventListener('@{sw('click', restart_event='clicked')}', () => {
  if (ended) startGame();
});
//% endif
