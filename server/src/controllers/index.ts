import assignedCustomer from './assigned-customer';
import customRole from './custom-role';
import me from './me';
import member from './member';
import mspDelegation from './msp-delegation';
import partner from './partner';
import privilegeGroup from './privilege-group';
import techPartner from './tech-partner';

export default {
  'assigned-customer': assignedCustomer,
  'custom-role': customRole,
  me,
  member,
  'msp-delegation': mspDelegation,
  partner,
  'privilege-group': privilegeGroup,
  delegation,
  'tech-partner': techPartner,
};
