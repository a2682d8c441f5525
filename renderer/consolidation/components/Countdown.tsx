import { Button, NumberInput } from '@mantine/core';
import { Pause, Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Minutes that an item is given at most; remembered while the window is open. */
let usualMinutes = 3;

/** An optional clock for one item: it tells when the time is over and stops nothing. */
export function Countdown() {
  const { t } = useTranslation('consolidation');
  const [minutes, setMinutes] = useState(usualMinutes);
  const [left, setLeft] = useState<number | null>(null);
  const running = left !== null && left > 0;
  useEffect(() => {
    if (!running) return;
    const ticking = setInterval(
      () => setLeft((known) => (known === null ? null : Math.max(known - 1, 0))),
      1000,
    );
    return () => clearInterval(ticking);
  }, [running]);
  if (left === null) {
    return (
      <>
        <NumberInput
          size="xs"
          w="4.5rem"
          min={1}
          max={60}
          aria-label={t('timer.minutes')}
          value={minutes}
          onChange={(value) => {
            usualMinutes = Number(value) || 1;
            setMinutes(usualMinutes);
          }}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<Timer aria-hidden size={14} />}
          onClick={() => setLeft(minutes * 60)}
        >
          {t('timer.start')}
        </Button>
      </>
    );
  }
  return (
    <>
      <strong role="timer" aria-live={left === 0 ? 'assertive' : 'off'} data-timer={left}>
        {left === 0
          ? t('timer.over')
          : t('timer.left', { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, '0') })}
      </strong>
      <Button
        size="xs"
        variant="default"
        leftSection={<Pause aria-hidden size={14} />}
        onClick={() => setLeft(null)}
      >
        {t('timer.stop')}
      </Button>
    </>
  );
}
