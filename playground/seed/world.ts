import { fold } from '../../contracts/search-text';
import { acceptanceRows, agreementRows } from './agreements';
import { customerRow } from './customers';
import { directoryRows } from './directory';
import { delegationRows } from './grants';
import { makeGroups } from './groups';
import { reach } from './names';
import { contactOf, inviteRows } from './invites';
import { assignmentRows, customerUserRows, licenseRows, productRows } from './licenses';
import { integrationRows, shareRows } from './integrations';
import { makeMembers, type Member } from './people';
import { PERSONAS } from './personas';
import { pastDate, random } from './random';
import { growTree, parentOf, type Partner, type Size } from './tree';
import type { Row } from './write';

/** What the database knows before: ids of roles, the hash that everybody's password has, the last admin user. */
export interface Given {
  now: Date;
  passwordHash: string;
  /** Encrypted, for whatever needs a secret. */
  sealedSecret: string;
  operatorRoleId: number;
  memberRoleId: number;
  lastUserId: number;
  /** Whether there is a license agreement, to which every member has agreed. */
  agreement: boolean;
}

/**
 * Everything there is, table by table in the order in which it can be inserted. Partners, members and groups are held
 * in memory; customers and delegations are made as they are asked for.
 */
export function* tables(size: Size, given: Given): Generator<[table: string, rows: Iterable<Row>]> {
  const { seed } = size;
  const partners = growTree(size);
  const members = makeMembers(partners, seed);
  const { roles, groups } = makeGroups(partners, members, seed);
  const operators = PERSONAS.filter(({ at }) => at === 'platform').map((persona, index) => ({
    ...persona,
    id: index + 1,
  }));
  // Filled as the customers are made: their licenses come afterwards
  const counts = new Map<number, number>();
  // Those with whom something can be shared
  const shareable = new Set<number>();
  const operatorId = ({ id }: { id: number }) => given.lastUserId + id;
  const userId = ({ id }: Member) => given.lastUserId + operators.length + id;

  yield ['admin_users', map(operators, (operator) => userRow(operatorId(operator), operator, given, seed))];
  yield ['admin_users_roles_lnk', map(operators, (operator) => roleLink(operatorId(operator), given.operatorRoleId))];
  yield ['admin_users', map(members, (member) => userRow(userId(member), member, given, seed))];
  yield ['admin_users_roles_lnk', map(members, (member) => roleLink(userId(member), given.memberRoleId))];
  const contacts = new Map(
    members
      .filter(({ role }) => role === 'prime-admin')
      .reverse()
      .map((member) => [member.partner, member])
  );
  yield ['msp_partners', map(partners, (partner) => {
    const chance = random(seed, 'partner', partner.id);
    const { id, name, slug, type, disabled, address, city } = partner;
    const document_id = chance.documentId();
    const administrators_may_work_on_delegated = chance.chance(0.3);
    const created_at = pastDate(chance, given.now);
    const facts = { name_key: fold(name), parent_id: parentOf(partner)?.id ?? null, login_methods: 'any' };
    return { id, document_id, name, slug, type, disabled, administrators_may_work_on_delegated, address, city, created_at, ...facts, ...reachOf(partner) };
  })]; // prettier-ignore
  yield ['msp_organization_names', map(partners, ({ id, slug }) => ({
    document_id: random(seed, 'organization', id).documentId(), slug, partner_id: id,
  }))]; // prettier-ignore
  yield ['i18n_locale', [{ document_id: random(seed, 'directory').documentId(), name: 'German (de)', code: 'de' }]];
  yield ['msp_directory_entries', directoryRows(partners, { seed, now: given.now })];
  yield ['msp_partner_closures', closures()];
  yield ['msp_members', map(members, (member) => ({
    id: member.id, document_id: member.documentId, user_id: userId(member), partner_id: member.partner.id, role: member.role,
    login_method: 'any', second_factor: 'off', first_cleared_at: given.now, ...mobileOf(member),
  }))]; // prettier-ignore
  yield ['msp_invites', inviteRows(partners, members, { now: given.now, seed, userId })];
  const operator = operators[0];
  if (operator && given.agreement) {
    yield ['msp_agreements', agreementRows({ now: given.now, seed, operatorId: operatorId(operator) })];
    yield ['msp_agreement_acceptances', acceptanceRows(members, { now: given.now, seed, userId })];
  }
  yield ['msp_custom_roles', map(roles, ({ id, documentId, partner, name, description, capabilities }) => ({
    id, document_id: documentId, partner_id: partner.id, name, description, capabilities: JSON.stringify(capabilities),
  }))]; // prettier-ignore
  yield ['msp_privilege_groups', map(groups, ({ id, documentId, partner, group, about, customRoleId }) => ({
    id, document_id: documentId, partner_id: partner.id, name: group, description: about, custom_role_id: customRoleId,
  }))]; // prettier-ignore
  yield ['msp_privilege_groups_members_lnk', groupLinks()];
  yield ['msp_customers', customers()];
  const sale = { now: given.now, seed, partners, counts, first: new Map<number, number>() };
  yield ['msp_products', productRows(sale)];
  yield ['msp_licenses', licenseRows(sale)];
  yield ['msp_customer_users', customerUserRows(sale)];
  yield ['msp_license_assignments', assignmentRows(sale)];
  const connected = { now: given.now, seed, partners, sealedSecret: given.sealedSecret };
  yield ['msp_integrations', integrationRows(connected)];
  yield ['msp_integration_shares', shareRows(connected, shareable)];
  yield ['msp_delegations', delegationRows({ size, now: given.now, partners, members, groups }, userId)];

  /** Whom to turn to at a partner: its first prime admin. */
  function reachOf(partner: Partner) {
    const { code, zipCode, mobile, phone } = reach(partner.country, random(seed, 'reach', partner.id));
    const contact = contacts.get(partner) ?? contactOf(partner, seed);
    return {
      country: code, zip_code: zipCode, contact_mobile: mobile, contact_phone: phone,
      contact_name: `${contact.firstname} ${contact.lastname}`, contact_email: contact.email,
    }; // prettier-ignore
  }

  /** Half of the members have given a mobile number, most of whom have verified it. */
  function mobileOf({ id, partner }: Member) {
    const chance = random(seed, 'reach', partners.length + id);
    if (!chance.chance(0.5)) return { mobile: null, mobile_verified_at: null };
    const { mobile } = reach(partner.country, chance);
    return { mobile, mobile_verified_at: chance.chance(0.7) ? pastDate(chance, given.now) : null };
  }

  function* closures() {
    let id = 0;
    for (const partner of partners) {
      for (const [depth, ancestor] of [partner, ...partner.ancestors].entries()) {
        id += 1;
        const document_id = random(seed, 'closure', id).documentId();
        yield { id, document_id, ancestor_id: ancestor.id, descendant_id: partner.id, depth };
      }
    }
  }

  function* groupLinks() {
    for (const group of groups) {
      for (const [index, member] of group.members.entries()) {
        yield { privilege_group_id: group.id, member_id: member.id, member_ord: index + 1, privilege_group_ord: 1 };
      }
    }
  }

  function* customers() {
    for (const owner of partners) {
      const { first, count } = owner.customers;
      for (let id = first; id < first + count; id += 1) {
        const row = customerRow(seed, given.now, id, owner);
        counts.set(id, row.subscription_count);
        if (!row.demo && !row.suspended && row.link_approval === 'accepted') shareable.add(id);
        yield row;
      }
    }
  }
}

const roleLink = (user_id: number, role_id: number) => ({ user_id, role_id, role_ord: 1, user_ord: user_id });

interface Person {
  firstname: string;
  lastname: string;
  email: string;
  active?: boolean;
}

/** An admin user as core stores it. */
const userRow = (id: number, { firstname, lastname, email, active = true }: Person, given: Given, seed: number) => ({
  id,
  document_id: random(seed, 'user', id).documentId(),
  firstname,
  lastname,
  email,
  password: given.passwordHash,
  is_active: active,
  blocked: false,
});

function* map<T>(values: Iterable<T>, row: (value: T) => Row) {
  for (const value of values) yield row(value);
}
