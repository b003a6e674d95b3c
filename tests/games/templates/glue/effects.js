//% if animation == 'particles'
const sparks = [];
function burst(count) {
  const home = board.getBoundingClientRect();
  for (let n = 0; n < count; n++) {
    const dot = document.createElement('i');
    dot.className = 'spark';
    document.body.appendChild(dot);
    sparks.push({
      dot,
      x: home.left + home.width * Math.random(),
      y: home.top + home.height * (0.6 + 0.4 * Math.random()),
      dx: Math.random() * 4 - 2,
      dy: -Math.random() * 4,
      life: 40,
    });
  }
  if (sparks.length === count) requestAnimationFrame(moveSparks);
}
function moveSparks() {
  for (const spark of sparks) {
    spark.x += spark.dx;
    spark.y += spark.dy;
    spark.dy += 0.2;
    spark.life--;
    spark.dot.style.left = spark.x + 'px';
    spark.dot.style.top = spark.y + 'px';
    if (spark.life <= 0) spark.dot.remove();
  }
  for (let n = sparks.length - 1; n >= 0; n--) if (sparks[n].life <= 0) sparks.splice(n, 1);
  if (sparks.length) requestAnimationFrame(moveSparks);
}
//% elif animation == 'shake'
function shake(step = 6) {
  board.style.transform = step ? `translate(${step % 2 ? 3 : -3}px, ${step % 3 - 1}px)` : '';
  if (step) setTimeout(() => shake(step - 1), 30);
}
//% elif animation == 'background'
const sky = document.getElementById('sky');
const brush = sky.getContext('2d');
const stars = Array.from({ length: 60 }, () => ({
  x: Math.random() * 800, y: Math.random() * 600, pace: 0.2 + Math.random(),
}));
function twinkle() {
  brush.fillStyle = '@{theme.page}';
  brush.fillRect(0, 0, 800, 600);
  brush.fillStyle = 'rgba(140, 160, 255, 0.5)';
  stars.forEach((star) => {
    star.y = (star.y + star.pace) % 600;
    brush.fillRect(star.x, star.y, 2, 2);
  });
  requestAnimationFrame(twinkle);
}
twinkle();
//% endif
