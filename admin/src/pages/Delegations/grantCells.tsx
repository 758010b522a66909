import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { userTimeZone } from '../../utils/accessPeriod';

import { useGranteeKinds, useStateLabels, useTargetKinds } from './labels';
import { StateBadge } from '../../components/StateBadge';

import type { Delegation, GrantState } from '../../../../contracts/delegations';

const TONES: Record<GrantState, 'success' | 'secondary' | 'neutral'> = {
  active: 'success',
  scheduled: 'secondary',
  ended: 'neutral',
};

/** Long names leave room for the other columns, on a small screen too. */
export const NAME_WIDTH = 'min(22rem, 15vw)';

/** A name, and below it what it is. */
export const TwoLines = ({ first, second }: { first: string; second: string }) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    <Typography textColor="neutral800" fontWeight="semiBold" ellipsis maxWidth={NAME_WIDTH} title={first}>
      {first}
    </Typography>
    <Typography variant="pi" textColor="neutral600" ellipsis maxWidth={NAME_WIDTH} title={second}>
      {second}
    </Typography>
  </Flex>
);

export const GranteeCell = ({ grantee: { kind, name, partner } }: Pick<Delegation, 'grantee'>) => {
  const kinds = useGranteeKinds();
  return <TwoLines first={name} second={partner ? `${kinds[kind]} · ${partner}` : kinds[kind]} />;
};

export const TargetCell = ({ target: { kind, name, owner } }: Pick<Delegation, 'target'>) => {
  const kinds = useTargetKinds();
  return <TwoLines first={name} second={owner ? `${kinds[kind]} · ${owner}` : kinds[kind]} />;
};

export const useRoleOf = () => {
  const roles = useRoleTexts();
  return ({ role, customRole }: Pick<Delegation, 'role' | 'customRole'>) =>
    role ? roles[role].label : (customRole ?? '');
};

/** State, and the days that a person chose, in the zone they were chosen in; an end is exclusive. */
export const PeriodCell = ({ period: { from, until, timeZone, state } }: Pick<Delegation, 'period'>) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const labels = useStateLabels();
  const zone = timeZone ?? userTimeZone();
  const day = (instant: number) => formatDate(instant, { dateStyle: 'medium', timeZone: zone });
  const start = day(Date.parse(from));
  const end = until ? day(Date.parse(until) - 1) : null;

  const text = () => {
    if (state === 'ended') return t('grants.period.ended', 'Ended {until}', { until: end });
    if (state === 'scheduled' && end)
      return t('access-period.text.from-until', '{from} – {until}', { from: start, until: end });
    if (state === 'scheduled') return t('access-period.text.from', 'From {from}', { from: start });
    if (end) return t('access-period.text.until', 'Until {until}', { until: end });
    return t('access-period.unlimited', 'Unlimited');
  };

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge label={labels[state]} tone={TONES[state]} />
      <Typography variant="pi" textColor="neutral800" title={zone}>
        {text()}
      </Typography>
    </Flex>
  );
};
