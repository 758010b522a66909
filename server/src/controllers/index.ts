import access from './access';
import accessRequest from './access-request';
import assignedCustomer from './assigned-customer';
import auditLog from './audit-log';
import customRole from './custom-role';
import delegation from './delegation';
import me from './me';
import member from './member';
import memberSession from './member-session';
import mspDelegation from './msp-delegation';
import offboarding from './offboarding';
import partner from './partner';
import privilegeGroup from './privilege-group';
import profile from './profile';
import publicPage from './public-page';
import techPartner from './tech-partner';

export default {
  access,
  'access-request': accessRequest,
  'assigned-customer': assignedCustomer,
  'audit-log': auditLog,
  'custom-role': customRole,
  delegation,
  me,
  member,
  'member-session': memberSession,
  'msp-delegation': mspDelegation,
  offboarding,
  partner,
  'privilege-group': privilegeGroup,
  profile,
  'public-page': publicPage,
  'tech-partner': techPartner,
};
