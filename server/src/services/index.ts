import access from './access';
import accessRequestMails from './access-request-mails';
import accessRequests from './access-requests';
import accessReview from './access-review';
import accountMembers from './account-members';
import accounts from './accounts';
import agreements from './agreements';
import assignedCustomers from './assigned-customers';
import audit from './audit';
import auditKeys from './audit-keys';
import auditLog from './audit-log';
import auditRefusals from './audit-refusals';
import auditRetention from './audit-retention';
import centerSearch from './center-search';
import clock from './clock';
import contactHandover from './contact-handover';
import contactReplacement from './contact-replacement';
import customRoles from './custom-roles';
import customerArchive from './customer-archive';
import customerBulk from './customer-bulk';
import customerCounts from './customer-counts';
import customerCreation from './customer-creation';
import savedViews from './saved-views';
import customerGrants from './customer-grants';
import customerLifecycle from './customer-lifecycle';
import customerMoves from './customer-moves';
import accessModelRequests from './access-model-requests';
import accessModels from './access-models';
import customerPage from './customer-page';
import customerSessions from './customer-sessions';
import customerSignIns from './customer-sign-ins';
import customerLinkAnswers from './customer-link-answers';
import customerLinks from './customer-links';
import customers from './customers';
import dashboard from './dashboard';
import delegationList from './delegation-list';
import delegations from './delegations';
import departures from './departures';
import deviceReports from './device-reports';
import deviceTokens from './device-tokens';
import directory from './directory';
import directoryEntries from './directory-entries';
import dryRuns from './dry-runs';
import events from './events';
import gate from './gate';
import grantedRequests from './granted-requests';
import loginMethods from './login-methods';
import logos from './logos';
import managedMembers from './managed-members';
import importWork from './import-work';
import imports from './imports';
import inviteAcceptance from './invite-acceptance';
import invitedCustomerUsers from './invited-customer-users';
import invitedMembers from './invited-members';
import invites from './invites';
import inviteSending from './invite-sending';
import managedTechPartners from './managed-tech-partners';
import memberChanges from './member-changes';
import memberRole from './member-role';
import memberSecurity from './member-security';
import memberSessions from './member-sessions';
import memberUpdates from './member-updates';
import members from './members';
import mspDelegations from './msp-delegations';
import oidc from './oidc';
import onboarding from './onboarding';
import integration from './integration';
import integrationShares from './integration-shares';
import integrationTypes from './integration-types';
import integrations from './integrations';
import oneTimeCodes from './one-time-codes';
import organizationNames from './organization-names';
import myProfile from './my-profile';
import offboarding from './offboarding';
import outbox from './outbox';
import partnerLifecycle from './partner-lifecycle';
import partnerMoves from './partner-moves';
import partnerTree from './partner-tree';
import ownCredentials from './own-credentials';
import ownerTotals from './owner-totals';
import partnerDetails from './partner-details';
import partners from './partners';
import places from './places';
import privilegeGroups from './privilege-groups';
import rateLimits from './rate-limits';
import reminders from './reminders';
import renewals from './renewals';
import searchIndex from './search-index';
import sentInvites from './sent-invites';
import sessions from './sessions';
import signIns from './sign-ins';
import sms from './sms';
import techPartners from './tech-partners';
import customerAccounts from './customer-accounts';
import customerOverview from './customer-overview';
import customerUsers from './customer-users';
import licenseCounts from './license-counts';
import licenseReminders from './license-reminders';
import licenseSeats from './license-seats';
import licenses from './licenses';
import products from './products';

export default {
  access,
  'access-review': accessReview,
  'access-request-mails': accessRequestMails,
  'access-requests': accessRequests,
  'account-members': accountMembers,
  accounts,
  agreements,
  'assigned-customers': assignedCustomers,
  audit,
  'audit-keys': auditKeys,
  'audit-log': auditLog,
  'audit-refusals': auditRefusals,
  'audit-retention': auditRetention,
  'center-search': centerSearch,
  clock,
  'contact-handover': contactHandover,
  'contact-replacement': contactReplacement,
  'custom-roles': customRoles,
  'customer-archive': customerArchive,
  'customer-bulk': customerBulk,
  'customer-counts': customerCounts,
  'customer-creation': customerCreation,
  'customer-grants': customerGrants,
  'saved-views': savedViews,
  'customer-lifecycle': customerLifecycle,
  'customer-moves': customerMoves,
  customers,
  dashboard,
  'delegation-list': delegationList,
  delegations,
  departures,
  'device-reports': deviceReports,
  'device-tokens': deviceTokens,
  directory,
  'directory-entries': directoryEntries,
  'dry-runs': dryRuns,
  'access-model-requests': accessModelRequests,
  'access-models': accessModels,
  'customer-page': customerPage,
  'customer-sessions': customerSessions,
  'customer-sign-ins': customerSignIns,
  'customer-link-answers': customerLinkAnswers,
  'customer-links': customerLinks,
  events,
  gate,
  'granted-requests': grantedRequests,
  'login-methods': loginMethods,
  logos,
  'managed-members': managedMembers,
  'import-work': importWork,
  imports,
  'invite-acceptance': inviteAcceptance,
  'invited-customer-users': invitedCustomerUsers,
  'invited-members': invitedMembers,
  invites,
  'invite-sending': inviteSending,
  'managed-tech-partners': managedTechPartners,
  'member-changes': memberChanges,
  'member-role': memberRole,
  'member-security': memberSecurity,
  'member-sessions': memberSessions,
  'member-updates': memberUpdates,
  members,
  'msp-delegations': mspDelegations,
  oidc,
  onboarding,
  integration,
  'integration-shares': integrationShares,
  'integration-types': integrationTypes,
  integrations,
  'one-time-codes': oneTimeCodes,
  'organization-names': organizationNames,
  'my-profile': myProfile,
  offboarding,
  outbox,
  'partner-lifecycle': partnerLifecycle,
  'partner-moves': partnerMoves,
  'partner-tree': partnerTree,
  'own-credentials': ownCredentials,
  'owner-totals': ownerTotals,
  'partner-details': partnerDetails,
  partners,
  places,
  'privilege-groups': privilegeGroups,
  'rate-limits': rateLimits,
  reminders,
  renewals,
  'search-index': searchIndex,
  'sent-invites': sentInvites,
  sessions,
  'sign-ins': signIns,
  sms,
  'tech-partners': techPartners,
  'customer-accounts': customerAccounts,
  'customer-overview': customerOverview,
  'customer-users': customerUsers,
  'license-counts': licenseCounts,
  'license-reminders': licenseReminders,
  'license-seats': licenseSeats,
  licenses,
  products,
};
