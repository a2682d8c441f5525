import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listen } from '../platform';

/** Goes to the screen that looks into packs when one was opened from outside, such as by a double click on its file. */
export function useGivenPack(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      listen(({ name }) => {
        if (name === 'exchange.pack-given') void navigate({ to: '/exchange/bring-in' });
      }),
    [navigate],
  );
}
