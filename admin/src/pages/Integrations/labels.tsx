import { Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';

import type { Resting, ShareResult } from '../../../../contracts/integration-shares';
import type { Integration, IntegrationState } from '../../../../contracts/integrations';

export const useStateTexts = (): Record<IntegrationState, string> => {
  const t = useTranslate();
  return {
    active: t('integrations.state.active', 'Active'),
    paused: t('integrations.state.paused', 'Paused'),
    failing: t('integrations.state.failing', 'Failing'),
  };
};

const TONES = { active: 'success', paused: 'neutral', failing: 'danger' } as const;

/** Active, paused or failing; what fails says since when, and why. */
export const StateCell = ({ state, failing }: Pick<Integration, 'state' | 'failing'>) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const texts = useStateTexts();
  const since = failing && formatDate(failing.since, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge label={texts[state]} tone={TONES[state]} />
      {state === 'failing' && failing ? (
        <Typography
          variant="pi"
          textColor="neutral800"
          style={{ minWidth: '18rem', maxWidth: '28rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}
        >
          {failing.message
            ? t('integrations.failing', 'Since {since}: {message}', { since, message: failing.message })
            : t('integrations.failing.since', 'Since {since}', { since })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** Why a share gives nothing now. */
export const RestingNote = ({ rests }: { rests: Resting }) => {
  const t = useTranslate();
  const texts: Record<Resting, string> = {
    suspended: t('integrations.rests.suspended', 'Rests: the customer is suspended'),
    'not-accepted': t('integrations.rests.not-accepted', 'Rests: the customer’s link is not accepted'),
    'not-served': t('integrations.rests.not-served', 'Rests: the owner no longer works for the customer'),
  };
  return (
    <Flex gap={1}>
      <WarningCircle width="1.2rem" height="1.2rem" fill="warning600" aria-hidden style={{ flexShrink: 0 }} />
      <Typography variant="pi" textColor="neutral800">
        {texts[rests]}
      </Typography>
    </Flex>
  );
};

export const useResultTexts = (): Record<ShareResult['result'], string> => {
  const t = useTranslate();
  return {
    shared: t('integrations.result.shared', 'Shared'),
    already: t('integrations.result.already', 'Was shared already'),
    demo: t('integrations.result.demo', 'A demo customer gets nothing real'),
    suspended: t('integrations.result.suspended', 'Is suspended'),
    'not-accepted': t('integrations.result.not-accepted', 'Has not accepted its link'),
    forbidden: t('integrations.result.forbidden', 'You may not share with it'),
    'not-served': t('integrations.result.not-served', 'The owner of the integration does not work for it'),
    unknown: t('integrations.result.unknown', 'Is not there any more'),
  };
};
