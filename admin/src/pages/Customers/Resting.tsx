import { Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { SuspensionEffects } from '../../../../contracts/customer-lifecycle';

interface RestingProps {
  effects: SuspensionEffects;
  /** Of many customers, so that somebody may hold several of the delegations. */
  isMany?: boolean;
}

/** Who is locked out, and which delegations rest. */
export const Resting = ({ effects, isMany = false }: RestingProps) => {
  const t = useTranslate();
  const { grantees, granteeCount, delegationCount, userCount, shareCount } = effects;
  const more = granteeCount - grantees.length;
  return (
    <>
      {userCount === null ? null : (
        <Typography textColor="neutral800">
          {isMany
            ? t(
                'customer-list.suspend.users.many',
                '{count, plural, =0 {Nobody is registered inside the tenants.} one {# person inside the tenants is locked out.} other {# people inside the tenants are locked out.}}',
                { count: userCount }
              )
            : t(
                'customer-list.suspend.users',
                '{count, plural, =0 {Nobody is registered inside the tenant.} one {# person inside the tenant is locked out.} other {# people inside the tenant are locked out.}}',
                { count: userCount }
              )}
        </Typography>
      )}
      {shareCount ? (
        <Typography textColor="neutral800">
          {isMany
            ? t(
                'partners.cut-off.shares',
                '{count, plural, one {# use of an integration by a customer rests.} other {# uses of integrations by customers rest.}}',
                { count: shareCount }
              )
            : t(
                'customer-list.suspend.shares',
                '{count, plural, one {# integration can’t be used.} other {# integrations can’t be used.}}',
                { count: shareCount }
              )}
        </Typography>
      ) : null}
      <Typography textColor="neutral800">
        {isMany
          ? t(
              'customer-list.suspend.grants.many',
              '{count, plural, =0 {No delegation rests.} one {# delegation rests, granted to:} other {# delegations rest, granted to:}}',
              { count: delegationCount }
            )
          : t(
              'customer-list.suspend.grants',
              '{count, plural, =0 {No delegation rests.} one {# delegation rests:} other {# delegations rest:}}',
              { count: delegationCount }
            )}
      </Typography>
      {grantees.length > 0 ? (
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {grantees.map(({ name }) => name).join(', ')}
          {more > 0 ? t('customer-list.suspend.more', ' and {count, number} more', { count: more }) : ''}
        </Typography>
      ) : null}
    </>
  );
};
