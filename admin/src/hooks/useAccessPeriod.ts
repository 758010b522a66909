import * as React from 'react';

import { checkAccessPeriod, UNLIMITED, type AccessPeriodChoice, type AccessPeriodFault } from '../utils/accessPeriod';

import { useTranslate } from './useTranslate';

/** The period for what is being granted, and what is wrong with it once somebody has tried to save. */
export const useAccessPeriod = (initial: AccessPeriodChoice = UNLIMITED) => {
  const t = useTranslate();
  const [period, setPeriod] = React.useState(initial);
  const [isChecked, setIsChecked] = React.useState(false);

  const messages: Record<AccessPeriodFault, string> = {
    missing: t('access-period.error.missing', 'Choose a date, or Unlimited.'),
    past: t('access-period.error.past', 'This day has passed.'),
    'ends-before-start': t('access-period.error.order', 'The period ends before it starts.'),
  };

  const fault = checkAccessPeriod(period);

  /** Is it fit to be sent? From now on what is wrong is shown. */
  const check = () => {
    setIsChecked(true);
    return fault === null;
  };

  const reset = () => {
    setPeriod(initial);
    setIsChecked(false);
  };

  return { period, setPeriod, error: isChecked && fault ? messages[fault] : undefined, check, reset };
};
