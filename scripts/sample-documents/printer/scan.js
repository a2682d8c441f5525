// Instead of paginate.js for a text that is to look scanned: draws the lines of <main> as one grey, slightly turned
// picture. The page then has nothing that could be read as text.
const WIDTH = 827;
const HEIGHT = 1169;

/** Noise that is the same on every run. */
function createNoise() {
  let state = 20190512;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

window.layOut = async () => {
  const main = document.querySelector('main');
  const lines = [...main.querySelectorAll('p')].map((line) => line.textContent);
  await Promise.all([...document.fonts].map((face) => face.load()));
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f3f1ec';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.rotate(0.012);
  pen.fillStyle = '#2b2b2b';
  pen.font = "20px 'Noto Sans'";
  lines.forEach((line, position) => {
    pen.fillText(line, 110, 140 + position * 34);
  });
  pen.resetTransform();
  const noise = createNoise();
  pen.fillStyle = '#6b6b6b';
  for (let speck = 0; speck < 400; speck += 1) pen.fillRect(noise() * WIDTH, noise() * HEIGHT, 1, 1);

  const picture = new Image();
  picture.src = canvas.toDataURL('image/jpeg', 0.6);
  picture.style.cssText = 'display: block; width: 210mm; height: 297mm';
  await picture.decode();
  document.body.replaceChildren(picture);
  return { pages: ['1'], labels: [], outline: [], quotes: [] };
};
