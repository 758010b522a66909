import { TECH_PARTNER_TYPES } from '../../../../contracts/common';
import { IMPORT_KINDS, type ImportKind } from '../../../../contracts/import-columns';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import type { StateBadge } from '../../components/StateBadge';
import type { ImportFailure, ImportMode, ImportState } from '../../../../contracts/imports';

type Tone = React.ComponentProps<typeof StateBadge>['tone'];

export const useKindTexts = (): Record<ImportKind, string> => {
  const t = useTranslate();
  return {
    customers: t('import.kind.customers', 'Customers'),
    partners: t('import.kind.partners', 'Partners'),
    assignments: t('import.kind.assignments', 'Assignments'),
  };
};

/** What the person may import; each row says where, and the server decides. */
export const useKinds = (): ImportKind[] => {
  const me = useMe();
  const isTech = TECH_PARTNER_TYPES.some((type) => type === me.partner?.type);
  const may: Record<ImportKind, boolean> = {
    customers: me.mspAdmin && me.capabilities.includes('customer.create'),
    partners: me.capabilities.includes('partner.create') && !isTech,
    assignments: me.capabilities.includes('delegation.manage') && !isTech,
  };
  return IMPORT_KINDS.filter((kind) => may[kind]);
};

export const useStateTexts = (): Record<ImportState, { label: string; tone: Tone }> => {
  const t = useTranslate();
  return {
    checking: { label: t('import.state.checking', 'Dry run'), tone: 'secondary' },
    checked: { label: t('import.state.checked', 'Checked'), tone: 'primary' },
    importing: { label: t('import.state.importing', 'Importing'), tone: 'secondary' },
    done: { label: t('import.state.done', 'Done'), tone: 'success' },
    failed: { label: t('import.state.failed', 'Failed'), tone: 'danger' },
    cancelled: { label: t('import.state.cancelled', 'Cancelled'), tone: 'neutral' },
  };
};

export const useModeTexts = (): Record<ImportMode, { label: string; hint: string }> => {
  const t = useTranslate();
  return {
    all: {
      label: t('import.mode.all', 'All or nothing'),
      hint: t('import.mode.all.hint', 'One faulty row, and nothing is written.'),
    },
    valid: {
      label: t('import.mode.valid', 'Valid rows only'),
      hint: t('import.mode.valid.hint', 'Faulty rows are left out and stay in the report.'),
    },
  };
};

export const useFailureTexts = (): Record<ImportFailure, string> => {
  const t = useTranslate();
  return {
    'faulty-rows': t('import.failure.faulty-rows', 'Some rows are faulty, so nothing was written.'),
    'no-right': t('import.failure.no-right', 'You lost the right to this import while it ran; it stopped there.'),
    interrupted: t('import.failure.interrupted', 'The server was interrupted too often; it stopped there.'),
    error: t('import.failure.error', 'The server failed; it stopped there. Its log says why.'),
  };
};
