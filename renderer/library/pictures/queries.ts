import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LanguageCode } from '../../../shared/vocabulary';
import { call, pictureKeys, useChange } from '../../platform';

/** Every document with pages that are pictures, those under way first. */
export function usePictureQueue() {
  return useQuery({ queryKey: pictureKeys.queue, queryFn: () => call('library.pictureQueue', {}) });
}

/** The pages of a file that are pictures; null when it has none. */
export function usePicturesOf(sha256: string) {
  return useQuery({
    queryKey: pictureKeys.of(sha256),
    queryFn: () => call('library.picturesOf', { sha256 }),
  });
}

/** Reads a file's pictures anew in languages the user names. */
export function useReadPicturesAgain(sha256: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (languages: readonly LanguageCode[]) =>
      call('library.readPicturesAgain', { sha256, languages: [...languages] }),
    onSuccess: () => client.invalidateQueries({ queryKey: pictureKeys.all }),
  });
}

/** Has a file read before all others that wait. */
export function useReadPicturesFirst(sha256: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: () => call('library.readPicturesFirst', { sha256 }),
    onSuccess: () => client.invalidateQueries({ queryKey: pictureKeys.all }),
  });
}

/** Stops the reading of one file, or of all with null, and goes on with it. */
export function usePictureControl(sha256: string | null) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: pictureKeys.all });
  const stop = useChange({ mutationFn: () => call('library.stopReadingPictures', { sha256 }), onSuccess });
  const goOn = useChange({ mutationFn: () => call('library.goOnReadingPictures', { sha256 }), onSuccess });
  return { stop, goOn };
}
