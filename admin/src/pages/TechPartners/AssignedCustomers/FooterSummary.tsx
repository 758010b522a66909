import { useTranslate, type Translate } from '../../../hooks/useTranslate';

import { countChanges, type Selection, type SideCount } from './selection';

const amount = (t: Translate, { count, atMost, orMore }: SideCount) => {
  if (orMore) return t('customers.count.or-more', '{count, number}+', { count });
  if (atMost) return t('customers.count.at-most', 'up to {count, number}', { count });
  return t('customers.count', '{count, number}', { count });
};

/** "3 will be assigned, 1 unassigned" */
export const FooterSummary = ({ selection }: { selection: Selection }) => {
  const t = useTranslate();
  const { assign, unassign } = countChanges(selection);

  if (assign.count === 0 && unassign.count === 0) return <>{t('footer.nothing', 'No changes')}</>;
  return (
    <>
      {t('customers.footer', '{assign} will be assigned, {unassign} unassigned', {
        assign: amount(t, assign),
        unassign: amount(t, unassign),
      })}
    </>
  );
};
