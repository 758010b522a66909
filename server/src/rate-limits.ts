export interface RateLimit {
  /** Calls within the time. */
  points: number;
  seconds: number;
}

/**
 * What is limited, and how often it may be done unless the host says otherwise: the first word says what, the second by
 * what the calls are counted.
 */
export const RATE_LIMITS = {
  /** Of one address, over all public routes that look something up. */
  'public.address': { points: 120, seconds: 60 },
  /** Of one token. */
  'invite.token': { points: 30, seconds: 600 },
  /** Passwords tried for one mail address while answering invitations. */
  'invite.email': { points: 5, seconds: 300 },
  /** Device reports from one address, and with one token. */
  'device.address': { points: 600, seconds: 60 },
  'device.token': { points: 60, seconds: 60 },
  /** Passwords tried for one mail address on the public customer page. */
  'customer.password': { points: 5, seconds: 300 },
  /** Requests for another access model, of one account: each mails every operator. */
  'customer.model': { points: 5, seconds: 86_400 },
  /** Passwords tried in *My Profile*, of one user. */
  'profile.password': { points: 10, seconds: 600 },
} satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;
