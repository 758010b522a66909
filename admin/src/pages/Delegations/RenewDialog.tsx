import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { AccessPeriodField } from '../../components/AccessPeriodField';
import { FormDialog } from '../../components/FormDialog';
import { useAccessPeriod } from '../../hooks/useAccessPeriod';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useRenewDelegationsMutation } from '../../services/delegations';
import { toAccessPeriod, today, userTimeZone } from '../../utils/accessPeriod';

import { useRenewalTexts } from './labels';

import type { Delegation, RenewDelegationsResponse } from '../../../../contracts/delegations';

type Results = RenewDelegationsResponse['data']['results'];

interface RenewDialogProps {
  grants: Delegation[];
  /** Something was renewed. */
  onRenewed: () => void;
  onClose: () => void;
}

const NAMED = 5;
const nameOf = ({ grantee, target }: Delegation) => `${grantee.name} → ${target.name}`;
const idsOf = (grants: Delegation[]) => grants.map(({ documentId }) => documentId);

const Left = ({ grants, results }: { grants: Delegation[]; results: Results }) => {
  const t = useTranslate();
  const texts = useRenewalTexts();
  const left = results.flatMap(({ documentId, result }) => {
    const grant = grants.find((each) => each.documentId === documentId);
    return grant && result !== 'renewed' ? [{ documentId, text: `${nameOf(grant)}: ${texts[result]}` }] : [];
  });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="alert">
      <Typography>
        {t(
          'grants.renewed.partly',
          '{renewed, plural, =0 {No delegation was renewed.} one {# delegation was renewed.} other {# delegations were renewed.}} Left as they are:',
          { renewed: results.length - left.length }
        )}
      </Typography>
      <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
        {left.map(({ documentId, text }) => (
          <li key={documentId}>
            <Typography>{text}</Typography>
          </li>
        ))}
      </Box>
    </Flex>
  );
};

/** A later end for one or many grants; what has ended begins anew. Says of each that was left why. */
export const RenewDialog = ({ grants, onRenewed, onClose }: RenewDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState({ limited: true, from: null, until: null });
  const { period, setPeriod, error, check } = useAccessPeriod(initial);
  const { byField, rest, showServerError } = useFieldErrors(['accessPeriod']);
  const [renew, { isLoading }] = useRenewDelegationsMutation();
  const [results, setResults] = React.useState<Results | null>(null);

  const ended = grants.filter(({ period: { state } }) => state === 'ended');
  const current = grants.filter(({ period: { state } }) => state !== 'ended');

  const handleSubmit = async () => {
    if (!check()) return;
    try {
      const answer = await renew({
        ids: idsOf(current),
        restart: idsOf(ended),
        accessPeriod: toAccessPeriod(period) ?? (ended.length > 0 ? { from: today(), timeZone: userTimeZone() } : null),
      }).unwrap();
      onRenewed();
      if (answer.renewed < grants.length) return setResults(answer.results);
      toggleNotification({
        type: 'success',
        message: t('grants.renewed', '{count, plural, one {Delegation renewed.} other {# delegations renewed.}}', {
          count: answer.renewed,
        }),
      });
      onClose();
    } catch (thrown) {
      showServerError(thrown);
    }
  };

  return (
    <FormDialog
      title={t('grants.renew.title', '{count, plural, one {Renew delegation} other {Renew # delegations}}', {
        count: grants.length,
      })}
      submitLabel={t('grants.renew', 'Renew')}
      isReadOnly={results !== null}
      isDirty={results === null && period !== initial}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {results ? (
        <Left grants={grants} results={results} />
      ) : (
        <>
          <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
            {grants.slice(0, NAMED).map((grant) => (
              <li key={grant.documentId}>
                <Typography>{nameOf(grant)}</Typography>
              </li>
            ))}
            {grants.length > NAMED ? (
              <li>
                <Typography>
                  {t('grants.renew.more', '{count, number} more', { count: grants.length - NAMED })}
                </Typography>
              </li>
            ) : null}
          </Box>
          <AccessPeriodField
            value={period}
            onChange={setPeriod}
            error={error ?? byField.accessPeriod}
            startsNow={ended.length === 0}
            hint={
              ended.length === 0
                ? t('grants.renew.hint', 'The new end. Nothing is shortened.')
                : t('grants.renew.hint.ended', 'The new end; what has ended begins anew. Nothing is shortened.')
            }
          />
        </>
      )}
    </FormDialog>
  );
};
