import type { z } from 'zod';
import { saveAssignedCustomers, listAssignableCustomers } from '../../contracts/assigned-customers';
import { accessPeriodInput, MAX_IDS } from '../../contracts/common';
import { createCustomRole } from '../../contracts/custom-roles';
import { saveMspDelegations } from '../../contracts/msp-delegations';
import { createPrivilegeGroup } from '../../contracts/privilege-groups';
import { exportTechPartners, listTechPartners } from '../../contracts/tech-partners';

const ID = 'a'.repeat(24);

/** Where the faults lie; empty where the input is accepted. */
const paths = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input);
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
};

describe('A contract names the field', () => {
  const save = saveAssignedCustomers.body;
  const delegate = saveMspDelegations.body;
  const period = { timeZone: 'Europe/Berlin' };
  const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i).padStart(24, '0'));

  it.each<[string, z.ZodType, unknown, string[]]>([
    [
      'an end before its start',
      save,
      { accessPeriod: { ...period, from: '2030-02-02', until: '2030-02-01' } },
      ['accessPeriod.until'],
    ],
    ['a date that is none', save, { accessPeriod: { ...period, from: '2030-02-31' } }, ['accessPeriod.from']],
    ['an unknown time zone', save, { accessPeriod: { timeZone: 'Mars/Olympus' } }, ['accessPeriod.timeZone']],
    ['an unknown field', save, { assigned: { ids: [ID] } }, ['']],
    ['an id that is none', delegate, { revokeUsers: [ID, "'; --"] }, ['revokeUsers.1']],
    ['an unknown role', delegate, { grantUsers: [{ member: ID, role: 'owner' }] }, ['grantUsers.0.role']],
    ['a user without a role', delegate, { grantUsers: [{ member: ID }] }, ['grantUsers.0.role']],
    ['10,000 users', delegate, { revokeUsers: ids(10_000) }, ['revokeUsers']],
    ['an unknown sort column', listTechPartners.query, { sort: 'password:asc' }, ['sort']],
    ['an unknown sort direction', listTechPartners.query, { sort: 'name:up' }, ['sort']],
    ['a page that is none', listTechPartners.query, { page: '0' }, ['page']],
    ['too long a page', listTechPartners.query, { pageSize: '1000' }, ['pageSize']],
    ['an unknown column', exportTechPartners.query, { columns: 'name,password' }, ['columns.1']],
    ['too many rows', listAssignableCustomers.query, { limit: '201' }, ['limit']],
    ['no name', createCustomRole.body, { name: ' ', capabilities: ['customer.read'] }, ['name']],
    ['no capability', createCustomRole.body, { name: 'x', capabilities: [] }, ['capabilities']],
    ['an unknown capability', createCustomRole.body, { name: 'x', capabilities: ['everything'] }, ['capabilities.0']],
    ['no custom role', createPrivilegeGroup.body, { name: 'x' }, ['customRole']],
  ])('of %s', (_, schema, input, expected) => {
    expect(paths(schema, input)).toEqual(expected);
  });

  it('of 10,000 customers', () => {
    expect(paths(save, { assign: { ids: ids(10_000) } }).every((path) => path.startsWith('assign'))).toBe(true);
    expect(paths(save, { assign: { ids: ids(MAX_IDS) } })).toEqual([]);
    expect(JSON.stringify(save.safeParse({ assign: { ids: ids(MAX_IDS + 1) } }).error?.issues)).toContain(
      'allMatching'
    );
  });
});

describe('A contract accepts', () => {
  it('[TP-12] a period of one day, with an open side, or none', () => {
    const day = { from: '2030-02-01', until: '2030-02-01', timeZone: 'UTC' };
    for (const input of [null, day, { timeZone: 'UTC' }, { until: '2030-02-01', timeZone: 'Asia/Tokyo' }]) {
      expect(paths(accessPeriodInput, input)).toEqual([]);
    }
  });

  it('an empty difference, which changes nothing', () => {
    expect(saveAssignedCustomers.body.parse({})).toEqual({
      assign: { ids: [] },
      unassign: { ids: [] },
      accessPeriod: null,
    });
  });

  it('nothing at all as the first page by name', () => {
    expect(listTechPartners.query.parse({})).toEqual({ page: 1, pageSize: 25, sort: 'name:asc' });
  });
});
