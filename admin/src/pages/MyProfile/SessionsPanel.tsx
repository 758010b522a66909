import {
  Badge,
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { DetailsPanel } from '../../components/DetailsPanel';
import { ListState } from '../../components/ListState';
import { TableFrame } from '../../components/TableFrame';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useEndSessionsMutation, useListOwnSessionsQuery } from '../../services/profile';

import type { Session } from '../../../../contracts/sessions';

/** Where one is signed in, to be ended one by one or all but this (EX-9). */
export const SessionsPanel = () => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const { data: sessions = [], error, isLoading, refetch } = useListOwnSessionsQuery();
  const [end, { isLoading: isEnding }] = useEndSessionsMutation();

  const handleEnd = async (documentId?: string) => {
    try {
      const { data } = await end(documentId).unwrap();
      toggleNotification({
        type: 'success',
        message: t('profile.sessions.ended', '{count, plural, one {# session} other {# sessions}} ended.', {
          count: data.ended,
        }),
      });
    } catch (thrown) {
      toggleNotification({ type: 'danger', message: errorMessage(thrown) });
    }
  };

  const nameOf = ({ browser, system }: Session) =>
    [browser, system].filter(Boolean).join(', ') || t('profile.sessions.unknown', 'Unknown browser');
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });

  return (
    <DetailsPanel
      title={t('profile.sessions.title', 'Sessions')}
      actions={
        sessions.some(({ current }) => !current) ? (
          <Button variant="danger-light" loading={isEnding} onClick={() => handleEnd()}>
            {t('profile.sessions.end-others', 'End all others')}
          </Button>
        ) : undefined
      }
    >
      <ListState
        status={error ? 'failed' : isLoading ? 'loading' : 'ready'}
        count={sessions.length}
        error={error}
        onRetry={refetch}
        empty={t('profile.sessions.empty', 'There is no session.')}
      >
        <TableFrame $pinsLast>
          <Table colCount={5} rowCount={sessions.length + 1}>
            <Thead>
              <Tr>
                {[
                  t('profile.sessions.browser', 'Browser'),
                  t('profile.sessions.address', 'Address'),
                  t('profile.sessions.since', 'Signed in'),
                  t('profile.sessions.renewed', 'Last active'),
                ].map((label) => (
                  <Th key={label}>
                    <Typography variant="sigma" textColor="neutral600">
                      {label}
                    </Typography>
                  </Th>
                ))}
                <Th>
                  <VisuallyHidden>{t('table.actions', 'Actions')}</VisuallyHidden>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {sessions.map((session) => (
                <Tr key={session.documentId}>
                  <Td>
                    <Flex gap={2}>
                      <Typography textColor="neutral800">{nameOf(session)}</Typography>
                      {session.current ? <Badge>{t('profile.sessions.current', 'This session')}</Badge> : null}
                    </Flex>
                  </Td>
                  <Td>
                    <Typography textColor="neutral800">{session.address}</Typography>
                  </Td>
                  <Td>
                    <Typography textColor="neutral800">{moment(session.since)}</Typography>
                  </Td>
                  <Td>
                    <Typography textColor="neutral800">{moment(session.renewedAt)}</Typography>
                  </Td>
                  <Td>
                    {session.current ? null : (
                      <Button
                        variant="tertiary"
                        size="S"
                        disabled={isEnding}
                        aria-label={t('profile.sessions.end-of', 'End the session of {browser}', {
                          browser: nameOf(session),
                        })}
                        onClick={() => handleEnd(session.documentId)}
                      >
                        {t('profile.sessions.end', 'End')}
                      </Button>
                    )}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </TableFrame>
      </ListState>
    </DetailsPanel>
  );
};
