import { useTranslate } from '../../hooks/useTranslate';

import type { TargetKind } from '../../../../contracts/access';
import type { RequestState } from '../../../../contracts/access-requests';
import type { GranteeKind, GrantState, RenewalResult } from '../../../../contracts/delegations';

export const useStateLabels = (): Record<GrantState, string> => {
  const t = useTranslate();
  return {
    scheduled: t('grants.state.scheduled', 'Scheduled'),
    active: t('grants.state.active', 'Active'),
    ended: t('grants.state.ended', 'Ended'),
  };
};

export const useGranteeKinds = (): Record<GranteeKind, string> => {
  const t = useTranslate();
  return {
    member: t('grants.grantee.member', 'User'),
    group: t('grants.grantee.group', 'Privilege group'),
    partner: t('grants.grantee.partner', 'Partner'),
  };
};

export const useTargetKinds = (): Record<TargetKind, string> => {
  const t = useTranslate();
  return {
    partner: t('grants.target.partner', 'Partner'),
    customer: t('grants.target.customer', 'Customer'),
  };
};

/** Why a grant was not renewed. */
export const useRenewalTexts = (): Record<Exclude<RenewalResult, 'renewed'>, string> => {
  const t = useTranslate();
  return {
    unchanged: t('grants.result.unchanged', 'lasts as long already, or longer'),
    ended: t('grants.result.ended', 'has ended meanwhile'),
    gone: t('grants.result.gone', 'was revoked meanwhile'),
    'no-right': t('grants.result.no-right', 'you do not manage grants there'),
    self: t('grants.result.self', 'nobody renews their own grant'),
    'not-active': t('grants.result.not-active', 'the person or the customer is not active'),
  };
};

export const useRequestStates = (): Record<RequestState, string> => {
  const t = useTranslate();
  return {
    open: t('requests.state.open', 'Open'),
    granted: t('requests.state.granted', 'Granted'),
    declined: t('requests.state.declined', 'Declined'),
    withdrawn: t('requests.state.withdrawn', 'Withdrawn'),
  };
};
