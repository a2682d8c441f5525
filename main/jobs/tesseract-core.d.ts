declare module 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js' {
  import type { StartTesseract } from './ocr-engine';

  const start: StartTesseract;
  export default start;
}
