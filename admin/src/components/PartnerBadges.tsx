import { usePartnerStatusTexts, useTreeTypeTexts } from '../hooks/usePartnerStatusTexts';

import { StateBadge } from './StateBadge';

import type { PartnerStatus, TreeType } from '../../../contracts/partner-tree';

const TONES = { active: 'success', pending: 'alternative', disabled: 'danger', 'cut-off': 'neutral' } as const;

export const PartnerStatusBadge = ({ status }: { status: PartnerStatus }) => (
  <StateBadge label={usePartnerStatusTexts()[status]} tone={TONES[status]} />
);

export const TreeTypeBadge = ({ type }: { type: TreeType }) => (
  <StateBadge label={useTreeTypeTexts()[type]} tone={type === 'msp' ? 'primary' : 'secondary'} />
);
