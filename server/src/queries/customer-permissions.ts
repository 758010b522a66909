import type { CustomerPermissions } from '../../../contracts/customer-lifecycle';
import type { Capability, SystemRole } from '../../../contracts/common';
import { capabilitiesOf } from '../access/roles';
import { fromJson, type Sql } from '../utils/db';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName } from './people';

/** Somebody who is to have a permission on a new customer. */
export interface Permitted {
  documentId: string;
  name: string;
  grantee: { granteeMemberId: number } | { granteeGroupId: number };
  role: SystemRole | null;
  roleName: string;
  capabilities: Capability[];
  /** Where the person stands in the request. */
  path: PropertyKey[];
}

const refuseTwice = (ids: string[], path: PropertyKey[]) => {
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw invalid({ path: [...path, twice], message: 'is named twice' });
};

/**
 * The members and groups that a request names, all of one account.
 *
 * @param accountId numeric id of the partner whose people they are; @param at where the request names them
 * @throws ValidationError (400) naming the first that is unknown, inactive or another account's: all read the same
 */
export const findPermitted = async (
  sql: Sql,
  accountId: number,
  { members, groups }: Pick<CustomerPermissions, 'members' | 'groups'>,
  at: PropertyKey[] = ['permissions']
): Promise<Permitted[]> => {
  const memberIds = members.map(({ member }) => member);
  refuseTwice(memberIds, [...at, 'members']);
  refuseTwice(groups, [...at, 'groups']);
  const people = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .whereIn('m.document_id', memberIds)
    .where({ 'm.partner_id': accountId, 'u.is_active': true })
    .select({ id: 'm.id', documentId: 'm.document_id' }, PERSON_COLUMNS);
  const sets = await sql({ g: T.groups })
    .join({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .whereIn('g.document_id', groups)
    .where('g.partner_id', accountId)
    .select({ id: 'g.id', documentId: 'g.document_id', name: 'g.name', roleName: 'r.name' })
    .select({ capabilities: 'r.capabilities' });

  const refuse = (path: PropertyKey[], what: string): never => {
    throw invalid({ path: [...at, ...path], message: `is not a ${what} that you can choose here` });
  };
  return [
    ...members.map(({ member, role }, index): Permitted => {
      const found = people.find(({ documentId }) => documentId === member);
      const path = ['members', index, 'member'];
      if (!found) return refuse(path, 'user');
      const grantee = { granteeMemberId: found.id };
      const name = personName(found);
      return { documentId: member, name, grantee, role, roleName: role, capabilities: capabilitiesOf(role), path };
    }),
    ...groups.map((group, index): Permitted => {
      const found = sets.find(({ documentId }) => documentId === group);
      const path = ['groups', index];
      if (!found) return refuse(path, 'privilege group');
      const { id, name, roleName } = found;
      const capabilities = fromJson<Capability[]>(found.capabilities);
      return { documentId: group, name, grantee: { granteeGroupId: id }, role: null, roleName, capabilities, path };
    }),
  ];
};
