import { z } from 'zod';
import { documentId, pageQuery, pagination, text } from './common';

/** Resource and verb. Every one has a text in the panel's translations (`audit-log.action.…`). */
export const AUDIT_ACTIONS = [
  'sign-in.succeed',
  'sign-in.refuse',
  'sign-in.end',
  'sign-in.clear',
  'agreement.publish',
  'agreement.accept',
  'agreement.export',
  'member.change',
  'member.deactivate',
  'member.reactivate',
  'member.remove',
  'member.offboard',
  'member.export',
  'member.second-factor',
  'member.recover',
  'access.refuse',
  'access-review.export',
  'delegation.assign',
  'delegation.unassign',
  'delegation.grant',
  'delegation.change',
  'delegation.revoke',
  'delegation.renew',
  'delegation.export',
  'access-request.create',
  'access-request.grant',
  'access-request.decline',
  'access-request.withdraw',
  'import.start',
  'import.finish',
  'invite.create',
  'invite.resend',
  'invite.delete',
  'invite.accept',
  'invite.decline',
  'customer-user.update',
  'customer-user.deactivate',
  'access-model.ask',
  'access-model.withdraw',
  'access-model.decline',
  'access-model.change',
  'link.ask',
  'link.accept',
  'link.reject',
  'link.reopen',
  'customer-user.reactivate',
  'customer-user.remove',
  'customer-user.export',
  'device-token.create',
  'device-token.rotate',
  'device-token.revoke',
  'product.create',
  'product.update',
  'product.delete',
  'license.create',
  'license.update',
  'license.delete',
  'license.assign',
  'license.unassign',
  'integration.create',
  'integration.update',
  'integration.rotate-secret',
  'integration.pause',
  'integration.resume',
  'integration.fail',
  'integration.recover',
  'integration.delete',
  'integration.share',
  'integration.revoke',
  'integration.export',
  'partner.create',
  'partner.settings',
  'partner.update',
  'partner.disable',
  'partner.enable',
  'partner.move',
  'partner.replace-contact',
  'partner.export',
  'profile.update',
  'profile.verify-mobile',
  'customer.list',
  'customer.export',
  'customer.create',
  'customer.update',
  'customer.suspend',
  'customer.reactivate',
  'customer.move',
  'customer.archive',
  'customer.restore',
  'customer.delete',
  'privilege-group.create',
  'privilege-group.update',
  'privilege-group.delete',
  'custom-role.create',
  'custom-role.update',
  'custom-role.delete',
  'tech-partner.export',
  'audit-log.export',
  'audit-log.clear',
] as const;

/** What an entry tells of; the server's allow-list says which fields of each (server/src/audit/fields.ts). */
export const AUDIT_TARGET_TYPES = [
  'partner',
  'customer',
  'custom-role',
  'privilege-group',
  'delegation',
  'access-request',
  'import',
  'invite',
  'customer-user',
  'product',
  'license',
  'integration',
  'export',
  'audit-log',
  'agreement',
  'user',
  'request',
] as const;

const auditAction = z.enum(AUDIT_ACTIONS);
const auditTargetType = z.enum(AUDIT_TARGET_TYPES);

const named = z.object({ documentId: z.string(), name: z.string() });

export type AuditValue = string | number | boolean | null | AuditValue[];
const value: z.ZodType<AuditValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(value)])
);
const values = z.record(z.string(), value).nullable();

/** An entry as it is hashed, stored and exported; the order of the fields is part of it. */
export const auditRecord = z.object({
  documentId,
  at: z.string(),
  /** `documentId` of the Strapi user; `null` where nobody is known by what was typed. */
  actor: z.object({ documentId: z.string().nullable(), name: z.string(), partner: z.string().nullable() }),
  /** Under whose name the actor worked, where it was not the own. */
  actingFor: named.nullable(),
  action: auditAction,
  target: z.object({ type: auditTargetType, documentId: z.string(), label: z.string() }),
  partner: named.nullable(),
  customer: named.nullable(),
  before: values,
  after: values,
  address: z.string(),
  userAgent: z.string(),
});

/** An entry with its place in its chain. */
export const auditEntry = auditRecord.extend({
  chain: z.string(),
  sequence: z.number(),
  previous: z.string(),
  hash: z.string(),
});

const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

const filter = z.object({
  /** Part of a name, or the documentId of a Strapi user. */
  person: text(100).optional(),
  action: auditAction.optional(),
  /** Part of a name, or a documentId; likewise `customer`. */
  partner: text(100).optional(),
  customer: text(100).optional(),
  /** Instants; `until` is exclusive. */
  from: instant.optional(),
  until: instant.optional(),
});

/** Entries on all pages are counted up to this many. */
export const AUDIT_LOG_COUNTED = 10_000;

/** GET /msp/audit-log: newest first. */
export const listAuditLog = {
  query: pageQuery.extend(filter.shape),
  response: z.object({
    data: z.array(auditEntry),
    meta: z.object({
      pagination,
      /** There are more than `AUDIT_LOG_COUNTED`. */
      more: z.boolean(),
      /** The caller may export: all, or only the own account's. */
      canExport: z.boolean(),
    }),
  }),
};

/** GET /msp/audit-log/:documentId */
export const getAuditEntry = {
  params: z.object({ documentId }),
  response: z.object({ data: auditEntry }),
};

/** GET /msp/audit-log/export: oldest first, chain by chain; `jsonl` can be verified (docs/audit-log.md). */
export const exportAuditLog = {
  query: filter.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
};

/** GET /msp/audit-log/key */
export const getAuditKey = {
  response: z.object({ data: z.object({ publicKey: z.string(), fingerprint: z.string() }) }),
};

export type AuditAction = z.infer<typeof auditAction>;
export type AuditTargetType = z.infer<typeof auditTargetType>;
export type AuditRecord = z.infer<typeof auditRecord>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditFilter = z.infer<typeof filter>;
export type ListAuditLogQuery = z.infer<typeof listAuditLog.query>;
export type ListAuditLogParams = z.input<typeof listAuditLog.query>;
export type ListAuditLogResponse = z.infer<typeof listAuditLog.response>;
export type AuditEntryResponse = z.infer<typeof getAuditEntry.response>;
export type ExportAuditLogQuery = z.infer<typeof exportAuditLog.query>;
export type AuditKeyResponse = z.infer<typeof getAuditKey.response>;
