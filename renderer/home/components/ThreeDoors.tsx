import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ClipboardCheck, Compass, FileInput, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyError } from '../../platform';
import { useOpenWorkspace, useWorkspace } from '../../settings';
import { ButtonLink, PageHeader, TextLink } from '../../ui';
import { useBringIn } from '../queries';

/** The first run: what Waymark is for, three ways to begin, and the way to work that was done elsewhere. */
export function ThreeDoors() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const bringIn = useBringIn();
  const open = useOpenWorkspace();
  const kind = useWorkspace().data?.kind ?? 'own';
  const other = kind === 'own' ? 'sample' : 'own';
  // The doors are gone as soon as the import is known, which may be before its reply.
  const choose = (what: 'files' | 'folder') =>
    bringIn.mutate(what, {
      whileHere: (importId) => {
        if (importId !== null) void navigate({ to: '/library/imports/$importId', params: { importId } });
      },
      onError: notifyError,
    });
  return (
    <>
      <PageHeader title={t('first.title')} what={t('first.what')} next={t('first.next')} />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" maw="84rem">
        <Door icon={ClipboardCheck} title={t('first.assess')} text={t('first.assess-text')}>
          <ButtonLink to="/assessments">{t('first.assess-do')}</ButtonLink>
        </Door>
        <Door icon={FileInput} title={t('first.library')} text={t('first.library-text')}>
          <Button variant="default" loading={bringIn.isPending} onClick={() => choose('files')}>
            {t('first.library-files')}
          </Button>
          <Button variant="default" disabled={bringIn.isPending} onClick={() => choose('folder')}>
            {t('first.library-folder')}
          </Button>
        </Door>
        <Door icon={Compass} title={t(`first.${other}`)} text={t(`first.${other}-text`)}>
          <Button variant="default" loading={open.isPending} onClick={() => open.mutate(other)}>
            {t(`first.${other}-do`)}
          </Button>
        </Door>
      </SimpleGrid>
      {kind === 'own' ? (
        <Text size="sm" mt="lg">
          <TextLink to="/settings" search={{ at: 'copy' }}>
            {t('first.copy')}
          </TextLink>
        </Text>
      ) : null}
      <Text size="sm" c="dimmed" mt="lg" maw="60rem">
        {t('first.promise')}
      </Text>
    </>
  );
}

interface DoorProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Door({ icon: Icon, title, text, children }: DoorProps) {
  return (
    <Card component="section" withBorder padding="md">
      <Stack gap="sm" h="100%">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Icon aria-hidden size={22} />
          <Title order={2}>{title}</Title>
        </Group>
        <Text size="sm" flex={1}>
          {text}
        </Text>
        <Group gap="xs">{children}</Group>
      </Stack>
    </Card>
  );
}
