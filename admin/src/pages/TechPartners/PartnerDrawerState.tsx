import * as React from 'react';

import { Badge, Box, Flex, Loader, Typography } from '@strapi/design-system';

import { LoadError } from '../../components/LoadError';
import { useTranslate } from '../../hooks/useTranslate';

import { useTypeLabels } from './TypeFilter';

import type { TechPartner } from '../../../../contracts/tech-partners';
import type { usePartnerOfDrawer } from './usePartnerOfDrawer';

export const PartnerSubtitle = ({ partner }: { partner?: TechPartner }) => {
  const t = useTranslate();
  const labels = useTypeLabels();
  if (!partner) return null;

  return (
    <Flex gap={2} paddingTop={1} wrap="wrap">
      <Typography textColor="neutral600">{partner.name}</Typography>
      <Badge size="S">{labels[partner.type]}</Badge>
      {partner.disabled ? (
        <Badge size="S" backgroundColor="danger100" textColor="danger700">
          {t('tech-partners.disabled', 'Disabled')}
        </Badge>
      ) : null}
      {partner.canManage ? null : <Badge size="S">{t('tech-partners.read-only', 'Read only')}</Badge>}
    </Flex>
  );
};

interface PartnerDrawerStateProps {
  partner: ReturnType<typeof usePartnerOfDrawer>;
  children: React.ReactNode;
}

/** The drawer's content once its partner is known; before that, loading or what went wrong. */
export const PartnerDrawerState = ({ partner, children }: PartnerDrawerStateProps) => {
  const t = useTranslate();

  if (partner.error && !partner.data) {
    return (
      <Box padding={6}>
        <LoadError error={partner.error} onRetry={partner.refetch} shadow="none" />
      </Box>
    );
  }
  if (!partner.data) {
    return (
      <Flex justifyContent="center" padding={11} aria-busy>
        <Loader>{t('tech-partners.loading-one', 'Loading the tech partner')}</Loader>
      </Flex>
    );
  }
  return <>{children}</>;
};
