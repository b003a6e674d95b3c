//% if view != 'window'
//% if scored and bug != 'points_unshown'
  document.getElementById('@{ids.score}').textContent = @{e('score')};
//% endif
//% if scored or levels
  document.getElementById('@{ids.lines}').textContent = @{e('lines')};
//% endif
//% if levels
  document.getElementById('@{ids.level}').textContent = @{e('level')};
//% endif
//% endif
//% if pausable
  document.getElementById('@{ids.message}-pause').hidden = !(@{e('paused')});
//% endif
