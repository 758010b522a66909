import { useTranslate } from '../../hooks/useTranslate';

import type { AccessFault } from '../../../../contracts/access';

/** What keeps a chain from giving a right, in words. */
export const useFaultText = () => {
  const t = useTranslate();

  return ({ reason, name }: AccessFault): string => {
    switch (reason) {
      case 'ended':
        return t('why.fault.ended', 'The grant has ended');
      case 'not-started':
        return t('why.fault.not-started', 'The grant has not started yet');
      case 'role-lacks':
        return t('why.fault.role-lacks', 'The role at home does not hold this right');
      case 'grant-lacks':
        return t('why.fault.grant-lacks', 'The role that was given does not hold this right');
      case 'too-deep':
        return t('why.fault.too-deep', 'The role at home does not reach this far down with this right');
      case 'not-below':
        return t('why.fault.not-below', 'It does not belong to the own account or to one below it');
      case 'own-tree-only':
        return t('why.fault.own-tree-only', 'This right never comes by an assignment or a delegation');
      case 'direct-children-only':
        return t(
          'why.fault.direct-children-only',
          'Only partners directly below the own one can be edited and disabled'
        );
      case 'operator-only':
        return t('why.fault.operator-only', 'Only the platform’s operator has this right');
      case 'switch-off':
        return t(
          'why.fault.switch-off',
          'Administrators of the account only read what is delegated, until a prime admin permits more'
        );
      case 'suspended':
        return t('why.fault.suspended', 'The customer is suspended');
      case 'link-not-accepted':
        return t('why.fault.link-not-accepted', 'The customer has not accepted the link');
      case 'guests-only':
        return t('why.fault.guests-only', 'Only invited guests reach this customer');
      case 'guest-switches-only':
        return t('why.fault.guest-switches-only', 'The invitation only permits switching into this customer');
      case 'partner-disabled':
        return t('why.fault.partner-disabled', 'The partner {name} is disabled', { name: name ?? '' });
      case 'person-inactive':
        return t('why.fault.person-inactive', 'The person can’t sign in');
    }
  };
};
