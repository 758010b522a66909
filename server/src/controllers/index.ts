import access from './access';
import accessRequest from './access-request';
import agreement from './agreement';
import archive from './archive';
import assignedCustomer from './assigned-customer';
import auditLog from './audit-log';
import contactReplacement from './contact-replacement';
import customRole from './custom-role';
import customer from './customer';
import customerLifecycle from './customer-lifecycle';
import accessModel from './access-model';
import customerPage from './customer-page';
import customerGrant from './customer-grant';
import customerLink from './customer-link';
import dashboard from './dashboard';
import delegation from './delegation';
import device from './device';
import directory from './directory';
import gate from './gate';
import importController from './import';
import invite from './invite';
import publicInvite from './public-invite';
import me from './me';
import member from './member';
import publicCustomer from './public-customer';
import memberSecurity from './member-security';
import memberSession from './member-session';
import mspDelegation from './msp-delegation';
import offboarding from './offboarding';
import oidc from './oidc';
import onboarding from './onboarding';
import partner from './partner';
import partnerLifecycle from './partner-lifecycle';
import partnerTree from './partner-tree';
import place from './place';
import privilegeGroup from './privilege-group';
import publicPage from './public-page';
import profile from './profile';
import publicSignIn from './public-sign-in';
import savedView from './saved-view';
import techPartner from './tech-partner';
import customerUser from './customer-user';
import integration from './integration';
import license from './license';
import product from './product';

export default {
  access,
  'access-request': accessRequest,
  agreement,
  archive,
  'assigned-customer': assignedCustomer,
  'audit-log': auditLog,
  'contact-replacement': contactReplacement,
  'custom-role': customRole,
  customer,
  'customer-grant': customerGrant,
  'customer-lifecycle': customerLifecycle,
  dashboard,
  delegation,
  device,
  directory,
  gate,
  'access-model': accessModel,
  'customer-page': customerPage,
  'customer-link': customerLink,
  import: importController,
  invite,
  'public-invite': publicInvite,
  me,
  member,
  'member-security': memberSecurity,
  'member-session': memberSession,
  'msp-delegation': mspDelegation,
  offboarding,
  'public-customer': publicCustomer,
  oidc,
  onboarding,
  partner,
  'partner-lifecycle': partnerLifecycle,
  'partner-tree': partnerTree,
  place,
  'privilege-group': privilegeGroup,
  'public-page': publicPage,
  profile,
  'public-sign-in': publicSignIn,
  'saved-view': savedView,
  'tech-partner': techPartner,
  'customer-user': customerUser,
  integration,
  license,
  product,
};
