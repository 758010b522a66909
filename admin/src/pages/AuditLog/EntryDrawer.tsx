import * as React from 'react';

import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { Drawer } from '../../components/Drawer';
import { LoadError } from '../../components/LoadError';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetAuditEntryQuery } from '../../services/auditLog';

import { Diff } from './Diff';
import { useActionTexts, useTargetTexts } from './useAuditTexts';

import type { AuditEntry } from '../../../../contracts/audit-log';

const List = styled.dl`
  display: grid;
  grid-template-columns: minmax(12rem, max-content) 1fr;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[6]}`};

  dd {
    overflow-wrap: anywhere;
  }
`;

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => {
  const id = React.useId();
  return (
    <Box tag="section" aria-labelledby={id}>
      <Box paddingBottom={3}>
        <Typography id={id} variant="delta" tag="h3">
          {title}
        </Typography>
      </Box>
      {children}
    </Box>
  );
};

const Facts = ({ facts }: { facts: [string, React.ReactNode][] }) => (
  <List>
    {facts
      .filter(([, value]) => value)
      .map(([label, value]) => (
        <React.Fragment key={label}>
          <Typography tag="dt" textColor="neutral600">
            {label}
          </Typography>
          <Typography tag="dd" textColor="neutral800">
            {value}
          </Typography>
        </React.Fragment>
      ))}
  </List>
);

const Details = ({ entry }: { entry: AuditEntry }) => {
  const t = useTranslate();
  const targets = useTargetTexts();
  const { actor, target, partner, customer, actingFor, chain, sequence } = entry;
  const label = target.label || target.documentId;
  const isChange = entry.before && entry.after;

  return (
    <Flex direction="column" alignItems="stretch" gap={7} padding={6}>
      <Facts
        facts={[
          [t('audit-log.column.person', 'Person'), actor.name],
          [t('audit-log.entry.account', 'Account'), actor.partner],
          [t('audit-log.entry.acting-for', 'Acting for'), actingFor?.name],
          [targets[target.type], label],
          [t('audit-log.column.partner', 'Partner'), partner?.name ?? t('audit-log.platform', 'Platform')],
          [t('audit-log.column.customer', 'Customer'), customer?.name],
          [t('audit-log.entry.address', 'Address'), entry.address],
          [t('audit-log.entry.user-agent', 'Client'), entry.userAgent],
        ]}
      />
      <Section
        title={isChange ? t('audit-log.entry.changes', 'What changed') : t('audit-log.entry.told', 'What was recorded')}
      >
        <Diff before={entry.before} after={entry.after} />
      </Section>
      <Section title={t('audit-log.entry.proof', 'Proof')}>
        <Facts
          facts={[
            [t('audit-log.entry.id', 'Entry ID'), entry.documentId],
            [
              t('audit-log.entry.place', 'Place in the chain'),
              t('audit-log.entry.place.value', '{sequence, number} of chain {chain}', { sequence, chain }),
            ],
            [t('audit-log.entry.hash', 'Hash'), entry.hash],
            [t('audit-log.entry.previous', 'Previous hash'), entry.previous],
          ]}
        />
      </Section>
    </Flex>
  );
};

interface EntryDrawerProps {
  documentId: string;
  onClose: () => void;
}

/** One entry whole, with what was before and after. */
export const EntryDrawer = ({ documentId, onClose }: EntryDrawerProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const actions = useActionTexts();
  const { data: entry, error, refetch } = useGetAuditEntryQuery(documentId);

  return (
    <Drawer
      title={entry ? actions[entry.action] : t('audit-log.entry.title', 'Audit entry')}
      subtitle={
        entry ? (
          <Typography textColor="neutral600" tag="p">
            {formatDate(entry.at, { dateStyle: 'full', timeStyle: 'long' })}
          </Typography>
        ) : undefined
      }
      onClose={onClose}
    >
      <Box overflow="auto" flex="1" tabIndex={0} role="group" aria-label={t('audit-log.entry.title', 'Audit entry')}>
        {error ? <LoadError error={error} capability="audit.read" onRetry={refetch} shadow="none" /> : null}
        {entry ? <Details entry={entry} /> : null}
        {!entry && !error ? (
          <Flex justifyContent="center" padding={11} aria-busy>
            <Loader>{t('audit-log.loading', 'Loading the audit log')}</Loader>
          </Flex>
        ) : null}
      </Box>
    </Drawer>
  );
};
