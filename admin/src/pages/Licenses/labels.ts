import { useIntl } from 'react-intl';

import { useTranslate } from '../../hooks/useTranslate';
import { userTimeZone } from '../../utils/accessPeriod';

import type { License, LicenseState, LicenseType } from '../../../../contracts/licenses';

export const useLicenseTypes = (): Record<LicenseType, string> => {
  const t = useTranslate();
  return {
    trial: t('licenses.type.trial', 'Trial'),
    standard: t('licenses.type.standard', 'Standard'),
    premium: t('licenses.type.premium', 'Premium'),
    'not-for-resale': t('licenses.type.not-for-resale', 'Not for resale'),
  };
};

export const useLicenseStates = (): Record<LicenseState, string> => {
  const t = useTranslate();
  return { active: t('licenses.state.active', 'Active'), ended: t('licenses.state.ended', 'Ended') };
};

/** The last day of a contract, in the zone it was chosen in; the end itself is exclusive. */
export const lastInstant = (contractEndsAt: string): number => Date.parse(contractEndsAt) - 1;

/** A day in the zone of a license, which it is shown with. */
export const useDayText = () => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  return (at: number | string | null, timeZone: string | null): string =>
    at === null
      ? t('licenses.never', 'No end')
      : formatDate(at, { dateStyle: 'medium', timeZone: timeZone ?? userTimeZone() });
};

/** Type, usage and end in one line. */
export const useLicenseText = () => {
  const t = useTranslate();
  const types = useLicenseTypes();
  const dayText = useDayText();
  return ({ type, seats, used, contractEndsAt, timeZone, state }: License): string => {
    const values = { type: types[type], used, seats };
    if (contractEndsAt === null) return t('licenses.line', '{type} · {used} of {seats} seats', values);
    const until = dayText(lastInstant(contractEndsAt), timeZone);
    return state === 'ended'
      ? t('licenses.line.ended', '{type} · {used} of {seats} seats · ended {until}', { ...values, until })
      : t('licenses.line.until', '{type} · {used} of {seats} seats · until {until}', { ...values, until });
  };
};
