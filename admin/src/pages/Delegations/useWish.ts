import { useCapabilityLabels } from '../../hooks/useCapabilityTexts';
import { useRoleTexts } from '../../hooks/useRoleTexts';

import type { AccessRequest } from '../../../../contracts/access-requests';

/** What a request asks for, in words. */
export const useWish = () => {
  const roles = useRoleTexts();
  const capabilities = useCapabilityLabels();
  return ({ role, capability }: Pick<AccessRequest, 'role' | 'capability'>) => {
    if (role) return roles[role].label;
    return capability ? capabilities[capability] : '';
  };
};
