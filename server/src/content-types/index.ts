import partner from './partner';
import partnerClosure from './partner-closure';
import ownerTotal from './owner-total';
import customer from './customer';
import member from './member';
import customRole from './custom-role';
import privilegeGroup from './privilege-group';
import delegation from './delegation';
import auditEntry from './audit-entry';
import signIn from './sign-in';
import auditHead from './audit-head';
import auditKey from './audit-key';
import mailOutbox from './mail-outbox';
import reminder from './reminder';
import accessRequest from './access-request';
import importType from './import';
import importBatch from './import-batch';
import invite from './invite';
import accessModelRequest from './access-model-request';
import customerSession from './customer-session';
import customerUser from './customer-user';
import deviceReporting from './device-reporting';
import customerAccount from './customer-account';
import linkApproval from './link-approval';
import product from './product';
import license from './license';
import licenseAssignment from './license-assignment';
import integration from './integration';
import integrationShare from './integration-share';
import oneTimeCode from './one-time-code';
import oidcRequest from './oidc-request';
import organizationName from './organization-name';
import directoryEntry from './directory-entry';
import agreement from './agreement';
import agreementAcceptance from './agreement-acceptance';
import savedView from './saved-view';

export default {
  partner,
  'partner-closure': partnerClosure,
  'owner-total': ownerTotal,
  customer,
  member,
  'custom-role': customRole,
  'privilege-group': privilegeGroup,
  delegation,
  'audit-entry': auditEntry,
  'sign-in': signIn,
  'audit-head': auditHead,
  'audit-key': auditKey,
  'mail-outbox': mailOutbox,
  reminder,
  'access-request': accessRequest,
  import: importType,
  'import-batch': importBatch,
  invite,
  'access-model-request': accessModelRequest,
  'customer-session': customerSession,
  'customer-user': customerUser,
  'one-time-code': oneTimeCode,
  'customer-account': customerAccount,
  'device-reporting': deviceReporting,
  product,
  license,
  'license-assignment': licenseAssignment,
  integration,
  'integration-share': integrationShare,
  'oidc-request': oidcRequest,
  'organization-name': organizationName,
  'link-approval': linkApproval,
  'directory-entry': directoryEntry,
  agreement,
  'agreement-acceptance': agreementAcceptance,
  'saved-view': savedView,
};
