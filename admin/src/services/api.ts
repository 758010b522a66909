import { adminApi } from '@strapi/strapi/admin';

/** Counts and lists hang on these tags: every mutation names what it moves. */
const TAGS = [
  'MspMe',
  'MspTechPartner',
  'MspDelegation',
  'MspAccessRequest',
  'MspPrivilegeGroup',
  'MspCustomRole',
  'MspPartnerSettings',
  'MspMember',
  'MspMemberSession',
  'MspInvite',
  'MspCustomer',
  'MspCustomerUser',
  'MspLicense',
  'MspIntegration',
  'MspProduct',
] as const;

export const mspApi = adminApi.enhanceEndpoints({ addTagTypes: [...TAGS] });
