import { Badge, Flex, Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { CopyButton } from '../../components/CopyButton';
import { WhyButton } from '../../components/Why/WhyButton';
import { useTranslate } from '../../hooks/useTranslate';

import { useTypeLabels } from './TypeFilter';

import type { TechPartner, TechPartnerColumn } from '../../../../contracts/tech-partners';

const LinkButton = styled.button`
  border: none;
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[2]}`};
  margin-left: -${({ theme }) => theme.spaces[2]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  font-variant-numeric: tabular-nums;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const Code = styled(Typography)`
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
`;

/** Enough to tell two apart; the whole is in the title and in what is copied. */
const shorten = (id: string) => `${id.slice(0, 6)}…${id.slice(-4)}`;

const Hidden = () => {
  const t = useTranslate();
  const reason = t('tech-partners.hidden', 'Not visible to you');
  return (
    <Tooltip label={reason}>
      <Typography tag="span" textColor="neutral600" tabIndex={0} role="note" aria-label={reason}>
        –
      </Typography>
    </Tooltip>
  );
};

const NameCell = ({ partner }: { partner: TechPartner }) => {
  const t = useTranslate();

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <Typography textColor="neutral800" fontWeight="semiBold" ellipsis maxWidth="28rem" title={partner.name}>
          {partner.name}
        </Typography>
        <WhyButton
          name={partner.name}
          question={{ kind: 'partner', documentId: partner.tenantId, capability: 'partner.update' }}
        />
        {partner.disabled ? (
          <Badge size="S" backgroundColor="danger100" textColor="danger700">
            {t('tech-partners.disabled', 'Disabled')}
          </Badge>
        ) : null}
        {partner.canManage ? null : <Badge size="S">{t('tech-partners.read-only', 'Read only')}</Badge>}
      </Flex>
      {partner.parentName ? (
        <Typography variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
          {partner.parentName}
        </Typography>
      ) : null}
    </Flex>
  );
};

export type DrawerName = 'customers' | 'delegations';

interface CellProps {
  column: TechPartnerColumn;
  partner: TechPartner;
  onOpen: (drawer: DrawerName, partner: string) => void;
}

export const TechPartnerCell = ({ column, partner, onOpen }: CellProps) => {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const typeLabels = useTypeLabels();
  const { name, tenantId, type } = partner;

  switch (column) {
    case 'name':
      return <NameCell partner={partner} />;
    case 'type':
      // The variants' own colours lack contrast in the dark theme.
      return type === 'integrator' ? (
        <Badge backgroundColor="primary100" textColor="primary700">
          {typeLabels[type]}
        </Badge>
      ) : (
        <Badge backgroundColor="secondary100" textColor="secondary700">
          {typeLabels[type]}
        </Badge>
      );
    case 'mspAdminCount':
      return partner.mspAdminCount === null ? (
        <Hidden />
      ) : (
        <LinkButton
          type="button"
          onClick={() => onOpen('delegations', tenantId)}
          aria-label={t('tech-partners.open-delegations', 'Manage MSP delegations of {name}, {count, number}', {
            name,
            count: partner.mspAdminCount,
          })}
        >
          {formatNumber(partner.mspAdminCount)}
        </LinkButton>
      );
    case 'assignedCustomersCount':
      return (
        <LinkButton
          type="button"
          onClick={() => onOpen('customers', tenantId)}
          aria-label={t('tech-partners.open-customers', 'Manage assigned customers of {name}, {count, number}', {
            name,
            count: partner.assignedCustomersCount,
          })}
        >
          {formatNumber(partner.assignedCustomersCount)}
        </LinkButton>
      );
    case 'accountAdminCount':
      return partner.accountAdminCount === null ? (
        <Hidden />
      ) : (
        <Typography textColor="neutral800">{formatNumber(partner.accountAdminCount)}</Typography>
      );
    case 'tenantId':
      return (
        <Flex gap={1}>
          <Code variant="pi" textColor="neutral800" tag="code" title={tenantId}>
            {shorten(tenantId)}
          </Code>
          <CopyButton
            value={tenantId}
            label={t('tech-partners.copy-tenant-id', 'Copy the tenant ID of {name}', { name })}
            confirmation={t('tech-partners.tenant-id-copied', 'Tenant ID of {name} copied', { name })}
          />
        </Flex>
      );
  }
};
