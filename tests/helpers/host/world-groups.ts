import type { CustomRoleSpec, GroupSpec } from '../world-spec';
import { insertDocuments, insertPlain } from './rows';
import { get, nameOf, type Building } from './world';

export const addCustomRoles = async (building: Building, specs: Record<string, CustomRoleSpec>) => {
  const roles = Object.entries(specs).map(([key, spec]) => ({ key, spec, name: spec.name ?? nameOf(building, key) }));
  const made = await insertDocuments(
    building.trx,
    'msp_custom_roles',
    roles.map(({ name, spec: { partner, capabilities } }) => ({
      name,
      partner_id: get(building.partners, partner, 'partner').id,
      capabilities: JSON.stringify(capabilities),
    }))
  );
  roles.forEach(({ key, name }, i) => building.customRoles.set(key, { ...(made[i] as (typeof made)[number]), name }));
};

export const addGroups = async (building: Building, specs: Record<string, GroupSpec>) => {
  const groups = Object.entries(specs).map(([key, spec]) => ({ key, spec, name: spec.name ?? nameOf(building, key) }));
  const made = await insertDocuments(
    building.trx,
    'msp_privilege_groups',
    groups.map(({ name, spec: { partner, customRole } }) => ({
      name,
      partner_id: get(building.partners, partner, 'partner').id,
      custom_role_id: get(building.customRoles, customRole, 'custom role').id,
    }))
  );
  groups.forEach(({ key, name }, i) => building.groups.set(key, { ...(made[i] as (typeof made)[number]), name }));
  await insertPlain(
    building.trx,
    'msp_privilege_groups_members_lnk',
    groups.flatMap(({ spec: { members = [] } }, i) =>
      members.map((member, position) => ({
        privilege_group_id: made[i]?.id,
        member_id: get(building.members, member, 'member').id,
        member_ord: position + 1,
        privilege_group_ord: 1,
      }))
    )
  );
};
