import { Box, Button, EmptyStateLayout, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { LoadError } from '../../components/LoadError';
import { SaveError } from '../../components/SaveError';
import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { useEndMemberSessionsMutation, useListMemberSessionsQuery } from '../../services/members';

import type { Member } from '../../../../contracts/members';
import type { Session } from '../../../../contracts/sessions';

const SessionRow = ({ session, isEnding, onEnd }: { session: Session; isEnding: boolean; onEnd: () => void }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const at = (instant: string) => formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' });
  const { browser, system, address, since, renewedAt, current } = session;
  const client = [browser, system].filter(Boolean).join(', ') || t('sessions.unknown', 'Unknown browser');

  return (
    <Flex tag="li" gap={4} justifyContent="space-between" padding={3} borderColor="neutral150" hasRadius wrap="wrap">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Flex gap={2}>
          <Typography textColor="neutral800" fontWeight="semiBold">
            {client}
          </Typography>
          {current ? <StateBadge label={t('sessions.current', 'This one')} tone="secondary" /> : null}
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {t('sessions.details', 'From {address}, since {since}, last renewed {renewed}', {
            address,
            since: at(since),
            renewed: at(renewedAt),
          })}
        </Typography>
      </Flex>
      <Button
        size="S"
        variant="danger-light"
        loading={isEnding}
        aria-label={t('sessions.end-one', 'End the session of {client}', { client })}
        onClick={onEnd}
      >
        {t('sessions.end', 'End')}
      </Button>
    </Flex>
  );
};

/** Where a user is signed in, each to be ended at once (EX-9). */
export const SessionsDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { documentId, name } = member;
  const { data: sessions, error, refetch } = useListMemberSessionsQuery(documentId);
  const [end, ending] = useEndMemberSessionsMutation();

  const handleEnd = async (session?: string) => {
    const result = await end({ documentId, session });
    if (!('data' in result) || !result.data) return;
    const message = t(
      'sessions.ended',
      '{count, plural, =0 {No session was open.} one {# session ended.} other {# sessions ended.}}',
      {
        count: result.data.data.ended,
      }
    );
    toggleNotification({ type: 'success', message });
  };

  const body = () => {
    if (error) return <LoadError error={error} onRetry={refetch} />;
    if (!sessions) {
      return (
        <Flex justifyContent="center" padding={8}>
          <Loader>{t('list.loading', 'Loading the list')}</Loader>
        </Flex>
      );
    }
    if (sessions.length === 0) {
      return (
        <EmptyStateLayout content={t('sessions.empty', '{name} is not signed in anywhere.', { name })} shadow="none" />
      );
    }
    return (
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {sessions.map((session) => (
          <SessionRow
            key={session.documentId}
            session={session}
            isEnding={ending.isLoading && ending.originalArgs?.session === session.documentId}
            onEnd={() => handleEnd(session.documentId)}
          />
        ))}
      </Flex>
    );
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close', 'Close')}>
          <Modal.Title>{t('sessions.title', 'Sessions of {name}', { name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box aria-live="polite">{body()}</Box>
          <SaveError error={ending.error} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close', 'Close')}
          </Button>
          {sessions && sessions.length > 0 ? (
            <Button variant="danger-light" loading={ending.isLoading} onClick={() => handleEnd()}>
              {t('sessions.end-all', 'End all sessions')}
            </Button>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
