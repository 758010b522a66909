import { useTranslate, type Translate } from '../../../hooks/useTranslate';

import { countChanges, type Selection, type SideCount } from './selection';

const amount = (t: Translate, { count, allBut }: SideCount) => {
  if (allBut === null) return t('customers.count', '{count, number}', { count });
  return t(
    'customers.count.all-matching',
    'all that match{allBut, plural, =0 {} other { but #}}{count, plural, =0 {} other { and # more}}',
    { allBut, count }
  );
};

/** "3 will be assigned, 1 unassigned" */
export const FooterSummary = ({ selection }: { selection: Selection }) => {
  const t = useTranslate();
  const { assign, unassign } = countChanges(selection);

  if ([assign, unassign].every(({ count, allBut }) => count === 0 && allBut === null)) {
    return <>{t('footer.nothing', 'No changes')}</>;
  }
  return (
    <>
      {t('customers.footer', '{assign} will be assigned, {unassign} unassigned', {
        assign: amount(t, assign),
        unassign: amount(t, unassign),
      })}
    </>
  );
};
