import { useTranslate } from '../../hooks/useTranslate';

export type BulkChange = 'suspend' | 'reactivate' | 'add-tag' | 'remove-tag';

/** How many; of so many that match, at least. */
export interface Counted {
  [name: string]: string | number;
  count: number;
  more: 'yes' | 'no';
}

/** What the dialog of a change of many is called, and its button: the verb of the button that opened it. */
export const useBulkTexts = (
  of: Counted
): { titles: Record<BulkChange, string>; verbs: Record<BulkChange, string> } => {
  const t = useTranslate();
  const titles = {
    suspend: t(
      'customer-list.bulk.suspend',
      'Suspend {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}?',
      of
    ),
    reactivate: t(
      'customer-list.bulk.reactivate',
      'Reactivate {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}?',
      of
    ),
    'add-tag': t(
      'customer-list.bulk.tag',
      'Tag {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}',
      of
    ),
    'remove-tag': t(
      'customer-list.bulk.untag',
      'Take a tag off {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}',
      of
    ),
  };
  const verbs = {
    suspend: t('customer-list.suspend', 'Suspend'),
    reactivate: t('customer-list.reactivate', 'Reactivate'),
    'add-tag': t('customer-list.bulk.add-tag', 'Add tag'),
    'remove-tag': t('customer-list.bulk.remove-tag', 'Remove tag'),
  };
  return { titles, verbs };
};
