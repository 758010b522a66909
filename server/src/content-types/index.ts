import partner from './partner';
import partnerClosure from './partner-closure';
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

export default {
  partner,
  'partner-closure': partnerClosure,
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
};
