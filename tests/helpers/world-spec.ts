import type { LicenseType } from '../../contracts/licenses';
import type { Capability, LoginMethod, PartnerType, SecondFactor, SystemRole } from '../../contracts/common';

/**
 * The rows a test lives in, by keys of its choice that are unique in the whole spec. Names are generated unless given;
 * other tests share the database, so a test counts and searches within its own world.
 */
export interface WorldSpec {
  partners?: Record<string, PartnerSpec>;
  members?: Record<string, MemberSpec>;
  customRoles?: Record<string, CustomRoleSpec>;
  groups?: Record<string, GroupSpec>;
  customers?: Record<string, CustomerSpec>;
  customerUsers?: CustomerUserSpec[];
  licenses?: Record<string, LicenseSpec>;
  integrations?: Record<string, IntegrationSpec>;
  delegations?: DelegationSpec[];
}

export interface PartnerSpec {
  type: PartnerType;
  parent?: string;
  name?: string;
  disabled?: boolean;
  administratorsMayWorkOnDelegated?: boolean;
  address?: string;
  /** `any` unless given. */
  loginMethods?: LoginMethod;
}

export interface MemberSpec {
  /** A person of the role *MSP Member* without one belongs nowhere. */
  partner?: string;
  /** `prime-admin` unless given. */
  role?: SystemRole;
  /** A Super Admin who is nobody's member. */
  operator?: true;
  firstname?: string;
  lastname?: string;
  /** May sign in; `true` unless given. */
  active?: boolean;
  /** `any` unless given. */
  loginMethod?: LoginMethod;
  /** Has never signed in: the first sign-in asks for a code. Has, unless given. */
  newcomer?: true;
  /** `off` unless given. */
  secondFactor?: SecondFactor;
}

export interface CustomRoleSpec {
  partner: string;
  capabilities: Capability[];
  name?: string;
}

export interface GroupSpec {
  partner: string;
  customRole: string;
  members?: string[];
  name?: string;
}

export interface CustomerSpec {
  owner: string;
  /** `null`: it has none and shows its documentId. */
  name?: string | null;
  tags?: string[];
  address?: string;
  enterpriseName?: string;
  email?: string;
  shortcode?: string;
  deviceCount?: number;
  registeredCount?: number;
  onboardedCount?: number;
  provisionedCount?: number;
  subscriptionCount?: number;
  suspended?: boolean;
  /** `accepted` unless given. */
  linkApproval?: 'pending' | 'accepted' | 'rejected';
  /** Has the mail that asks for its approval, sent to this address. */
  linkAskedAt?: string;
  accessModel?: 'automatic' | 'invite-guest' | 'archived' | 'archived-invite-guest';
  /** Of one in the archive. */
  archivedAt?: Date;
  demo?: boolean;
  /** Has an open request for that model. */
  asksForModel?: 'automatic' | 'invite-guest';
}

export interface CustomerUserSpec {
  customer: string;
  email: string;
  /** `user` unless given. */
  role?: string;
}

/** Of the world's own product. */
export interface LicenseSpec {
  /** One of the two. */
  customer?: string;
  partner?: string;
  /** 5 unless given. */
  seats?: number;
  type?: LicenseType;
  /** Exclusive; unlimited unless given. */
  contractEndsAt?: Date | string | null;
  renewsAt?: Date | string | null;
  /** Taken off the customer's number already. */
  counted?: false;
  createdAt?: Date | string;
}

/** Of the playground's types, without secrets. */
export interface IntegrationSpec {
  owner: string;
  /** `chat-webhook` unless given. */
  type?: string;
  paused?: boolean;
  /** What the host says of it, since now. */
  failure?: string;
  /** Customers. */
  sharedWith?: string[];
}

export interface DelegationSpec {
  /** A partner, member or group. */
  grantee: string;
  /** A partner or customer. */
  target: string;
  /** `prime-admin` unless given; a group's are its custom role. */
  role?: SystemRole;
  /** A day ago unless given. */
  startsAt?: Date | string;
  /** Exclusive; unlimited unless given. */
  endsAt?: Date | string | null;
  timeZone?: string;
  /** `manual` unless given. */
  origin?: 'manual' | 'guest';
}

/** What a row is known by afterwards. */
export interface Made {
  id: number;
  documentId: string;
  name: string;
}

export interface MadeMember extends Made {
  userId: number;
  email: string;
}

export interface MadeWorld {
  suffix: string;
  rows: Record<string, Made>;
  members: Record<string, MadeMember>;
  /** In the order of the spec. */
  delegations: { id: number; documentId: string }[];
}

/** Every member's. */
export const PASSWORD = 'Demo-Passw0rd!';
