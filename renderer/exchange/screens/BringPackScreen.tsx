import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { LockKeyhole, PackageOpen } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackPreview } from '../../../shared/exchange';
import { isAppError } from '../../../shared/kernel';
import { ErrorNotice, errorWords, listen, notifyError } from '../../platform';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import styles from '../components/exchange.module.css';
import { PackReview } from '../components/PackReview';
import { choosePack, closePack, droppedPack, givenPack, useOpenPack } from '../queries';

const isLocked = (error: unknown) => isAppError(error, 'pack.locked') || isAppError(error, 'pack.passphrase');

/** Opens a pack, shows what it would do, and takes in what is chosen. */
export function BringPackScreen() {
  const { t } = useTranslation('exchange');
  const [tokens, setTokens] = useState<readonly string[]>([]);
  // Stays while the words are tried: whoever mistyped one corrects it where it stands.
  const [asksForWords, setAsksForWords] = useState(false);
  const [pack, setPack] = useState<PackPreview | null>(null);
  const open = useOpenPack();
  const opened = useRef<string | null>(null);
  const isHere = useRef(false);
  // A pack that was left open holds its files in staging until it is let go, also one that opens after this screen was left.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      if (opened.current !== null) closePack(opened.current);
    };
  }, []);

  const look = (given: readonly string[], passphrase: string | null) => {
    if (given.length === 0) return;
    setTokens(given);
    if (passphrase === null) setAsksForWords(false);
    open.mutate(
      { tokens: given, passphrase },
      {
        onSuccess: (preview) => {
          if (!isHere.current) return closePack(preview.opened);
          opened.current = preview.opened;
          setPack(preview);
          setAsksForWords(false);
        },
        onError: (error) => {
          if (isHere.current) setAsksForWords(isLocked(error));
          else notifyError(error);
        },
      },
    );
  };
  // One that was opened from outside waits until the one that is being looked at is taken in or left.
  const latest = useRef(look);
  latest.current = look;
  const isFree = pack === null;
  useEffect(() => {
    if (!isFree) return;
    const ask = () => void givenPack().then((given) => latest.current(given, null), notifyError);
    ask();
    return listen(({ name }) => {
      if (name === 'exchange.pack-given') ask();
    });
  }, [isFree]);
  const leave = () => {
    if (opened.current !== null) closePack(opened.current);
    opened.current = null;
    setPack(null);
    open.reset();
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    const files = Array.from(event.dataTransfer.files);
    droppedPack(files).then((given) => look(given, null), notifyError);
  };

  return (
    <div
      role="group"
      aria-label={t('bring.title')}
      onDrop={drop}
      onDragOver={(event) => event.preventDefault()}
    >
      <PageHeader
        before={<BackLink to="/exchange">{t('back')}</BackLink>}
        title={t('bring.title')}
        what={t('bring.what')}
        next={pack === null ? t('bring.next') : t('bring.next-review')}
      />
      {pack !== null ? (
        <PackReview key={pack.opened} first={pack} onClose={leave} />
      ) : (
        <Stack gap="md">
          <Stack gap="sm" className={styles.drop} align="flex-start">
            <Button
              leftSection={<PackageOpen aria-hidden size={16} />}
              loading={open.isPending}
              onClick={() => void choosePack().then((given) => look(given, null), notifyError)}
            >
              {t('bring.choose')}
            </Button>
            <Text size="sm">{t('bring.drop')}</Text>
          </Stack>
          {open.isPending ? <LoadingState label={t('bring.checking')} /> : null}
          {open.isError ? <NotOpened error={open.error} /> : null}
          {asksForWords ? (
            <PassphraseForm busy={open.isPending} onGiven={(words) => look(tokens, words)} />
          ) : null}
        </Stack>
      )}
    </div>
  );
}

/** Why a pack is not open. One that only wants its passphrase has not failed: it waits for the next step. */
function NotOpened({ error }: { readonly error: unknown }) {
  if (!isAppError(error, 'pack.locked')) return <ErrorNotice error={error} />;
  const { what, safe, next } = errorWords(error);
  return (
    <Alert
      role="status"
      color="blue"
      variant="outline"
      icon={<LockKeyhole aria-hidden size={20} />}
      title={what}
    >
      <Text size="sm">{safe}</Text>
      <Text size="sm">{next}</Text>
    </Alert>
  );
}

function PassphraseForm({
  busy,
  onGiven,
}: {
  readonly busy: boolean;
  readonly onGiven: (words: string) => void;
}) {
  const { t } = useTranslation('exchange');
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') onGiven(words);
      }}
    >
      <Group gap="sm" align="flex-end">
        <PasswordInput
          w="24rem"
          label={t('bring.passphrase')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('bring.show-passphrase') }}
          ref={field}
        />
        <Button type="submit" loading={busy} disabled={words === ''}>
          {t('bring.unlock')}
        </Button>
      </Group>
    </form>
  );
}
