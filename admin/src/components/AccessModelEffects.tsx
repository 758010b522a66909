import { Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

import type { AccessModel, AccessModelPreview } from '../../../contracts/access-models';

/** Who stops seeing the customer, or sees it again, under the model that is chosen (AC-7, EX-15). */
export const AccessModelEffects = ({ preview, wanted }: { preview: AccessModelPreview; wanted: AccessModel }) => {
  const t = useTranslate();
  const { accessModel, people, personCount, grantCount } = preview;
  if (accessModel === wanted) {
    return <Typography>{t('access-model.same', 'The customer has this access model already.')}</Typography>;
  }
  if (wanted === 'automatic') {
    return (
      <Typography textColor="neutral800">
        {t(
          'access-model.back',
          'The people of its partner see and manage the customer again, and delegations that rest give access again.'
        )}
      </Typography>
    );
  }
  const more = personCount - people.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography textColor="neutral800">
        {t(
          'access-model.hide',
          'From now on only invited guests see and manage the customer. It is absent from every list, count, search and file of its partner, who is not told.'
        )}
      </Typography>
      <Typography textColor="neutral800">
        {t(
          'access-model.grants',
          '{count, plural, =0 {No delegation rests.} one {# delegation rests.} other {# delegations rest.}}',
          { count: grantCount }
        )}
      </Typography>
      <Typography textColor="neutral800">
        {t(
          'access-model.people',
          '{count, plural, =0 {Nobody reaches it now.} one {# reaches it now, and stops unless invited as a guest:} other {# reach it now, and stop unless invited as guests:}}',
          { count: personCount }
        )}
      </Typography>
      {people.length > 0 ? (
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {people.map(({ name, partner }) => (name === partner ? name : `${name} (${partner})`)).join(', ')}
          {more > 0 ? t('access-model.more', ' and {count, number} more', { count: more }) : ''}
        </Typography>
      ) : null}
    </Flex>
  );
};
