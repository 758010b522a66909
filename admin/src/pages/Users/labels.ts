import { useTranslate } from '../../hooks/useTranslate';

import type { InviteResult, InviteState } from '../../../../contracts/invites';
import type { MemberState } from '../../../../contracts/members';

export const useMemberStates = (): Record<MemberState, string> => {
  const t = useTranslate();
  return { active: t('users.state.active', 'Active'), deactivated: t('users.state.deactivated', 'Deactivated') };
};

export const useInviteStates = (): Record<InviteState, string> => {
  const t = useTranslate();
  return {
    pending: t('invites.state.pending', 'Pending'),
    expired: t('invites.state.expired', 'Expired'),
    accepted: t('invites.state.accepted', 'Accepted'),
    declined: t('invites.state.declined', 'Declined'),
    deleted: t('invites.state.deleted', 'Deleted'),
  };
};

/** What became of one address. */
export const useInviteResults = (): Record<InviteResult['result'], string> => {
  const t = useTranslate();
  return {
    invited: t('invites.result.invited', 'Invited'),
    pending: t('invites.result.pending', 'Already pending'),
    member: t('invites.result.member', 'Already a user'),
    invalid: t('invites.result.invalid', 'Not an email address'),
    domain: t('invites.result.domain', 'Domain not allowed here'),
    quota: t('invites.result.quota', 'Limit of mails reached; try again later'),
  };
};
