import type { Handlers } from '../../shared/kernel';
import type { ocrContract } from '../../shared/library';
import type { Ocr } from './ocr-service';

/** Answers the calls about pages that are pictures. */
export function createOcrHandlers(ocr: Ocr): Handlers<typeof ocrContract> {
  return {
    'library.pictureQueue': () => ocr.queue(),
    'library.picturesOf': ({ sha256 }) => ocr.of(sha256),
    'library.pageReading': ({ sha256, page }) => ocr.reading(sha256, page),
    'library.readPicturesAgain': ({ sha256, languages }) => ocr.readAgain(sha256, languages),
    'library.readPicturesFirst': ({ sha256 }) => {
      ocr.readFirst(sha256);
      return {};
    },
    'library.stopReadingPictures': ({ sha256 }) => {
      ocr.stop(sha256);
      return {};
    },
    'library.goOnReadingPictures': ({ sha256 }) => {
      ocr.goOn(sha256);
      return {};
    },
  };
}
