import { createHash } from 'node:crypto';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { RateLimiterMySQL, RateLimiterPostgres, RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import type { Config } from '../config';
import { RATE_LIMITS, type RateLimitName } from '../rate-limits';
import { isPostgres, isSqlite, pool } from '../utils/db';
import { T } from '../utils/tables';

type Limiter = RateLimiterSQLite | RateLimiterPostgres | RateLimiterMySQL;

/** Counts in the app's own database, so that a limit holds across nodes (DESIGN, "Rate limits"). Not by our clock: no rule hangs on it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const limiters = new Map<RateLimitName, Limiter>();

  const make = (name: RateLimitName, tableCreated: boolean, ready?: (error?: Error) => void): Limiter => {
    const sql = pool(strapi);
    const { points, seconds } = {
      ...RATE_LIMITS[name],
      ...strapi.plugin('msp').config<Config['rateLimits']>('rateLimits')[name],
    };
    const options = {
      storeClient: sql,
      storeType: 'knex',
      tableName: T.rateLimits,
      tableCreated,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    } as const;
    if (isSqlite(sql)) return new RateLimiterSQLite(options, ready);
    if (isPostgres(sql)) return new RateLimiterPostgres({ ...options, schemaName: strapi.db.getSchemaName() }, ready);
    return new RateLimiterMySQL({ ...options, dbName: sql.client.database() }, ready);
  };

  const limiterOf = (name: RateLimitName): Limiter => {
    const limiter = limiters.get(name) ?? make(name, true);
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    /** Makes the table where it is missing: in bootstrap. */
    prepare: (): Promise<void> =>
      new Promise((resolve, reject) => {
        make('public.address', false, (error) => (error ? reject(error) : resolve()));
      }),

    /**
     * Counts one call. Never within a transaction: on SQLite it would wait for that for ever.
     *
     * @param name of the limit; the host may configure its points and seconds
     * @param key whose calls are counted together (an address, a token); only its hash is stored
     * @throws RateLimitError (429), `details.retryAfter` in seconds
     */
    async consume(name: RateLimitName, key: string): Promise<void> {
      const hash = createHash('sha256').update(key).digest('base64url');
      try {
        await limiterOf(name).consume(hash);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new errors.RateLimitError('Too many attempts; try again later', {
          retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
        });
      }
    },

    /** Forgets what has run out: cron calls it on every node. */
    async work(): Promise<void> {
      await pool(strapi)(T.rateLimits).where('expire', '<', Date.now()).delete();
    },
  };
};
