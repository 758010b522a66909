import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { LASTING_STATES, REMOVED, type DeviceReport, type DeviceReportResponse } from '../../../contracts/devices';
import { findBinding, type Binding } from '../queries/device-reporting';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';

/** How far a product's clock may be ahead, and how old a report may be, in milliseconds. */
const AHEAD = 5 * 60_000;
const OLDEST = 365 * 86_400_000;

type Answer = DeviceReportResponse['data'];

/** The counts of a tenant's devices, as its product reports them (TE-4, TE-5). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @throws ValidationError (400): one from the future would stand above all that come after it */
  const assertTime = ({ reportedAt }: DeviceReport) => {
    const since = now().getTime() - reportedAt.getTime();
    if (since < -AHEAD) throw invalid({ path: ['reportedAt'], message: 'is in the future' });
    if (since > OLDEST) throw invalid({ path: ['reportedAt'], message: 'is more than a year ago' });
  };

  const bindingOf = async (sql: Sql, tokenId: number): Promise<Binding> => {
    const binding = await findBinding(sql, tokenId);
    if (!binding) throw new errors.UnauthorizedError();
    return binding;
  };

  const write = async (trx: Sql, { id, customerId }: Binding, { reportedAt, counts }: DeviceReport, total: number) => {
    await trx(T.deviceReportings)
      .where({ id })
      .update({ reported_at: reportedAt, received_at: now(), updated_at: now() });
    const [registered, onboarded, provisioned] = LASTING_STATES.map((state) => counts[state]);
    await keepTotals(trx, [customerId], () =>
      trx(T.customers).where({ id: customerId }).update({
        device_count: total,
        registered_count: registered,
        onboarded_count: onboarded,
        provisioned_count: provisioned,
      })
    );
  };

  return {
    /** Before anything else of a request is read. @throws UnauthorizedError (401) for a token that reports for nobody */
    assertBound: async (tokenId: number): Promise<void> => void (await bindingOf(pool(strapi), tokenId)),

    /**
     * Takes a report, unless one of the same time or a later one stands: of two at once the later one stands, whichever
     * came first.
     *
     * @param tokenId numeric id of the API token that it came with
     * @throws UnauthorizedError (401) for a token that reports for nobody, ValidationError (400) for a time that can't
     * be, ApplicationError (400) with `code` where the customer's reports are not taken now
     */
    async take(tokenId: number, report: DeviceReport): Promise<Answer> {
      const { customerId } = await bindingOf(pool(strapi), tokenId);
      assertTime(report);
      return transaction(strapi, async (trx) => {
        await lockRow(trx, T.customers, customerId);
        // A token that was revoked, or given to another customer, while this waited reports for nobody
        const binding = await bindingOf(trx, tokenId);
        if (binding.customerId !== customerId) throw new errors.UnauthorizedError();
        if (binding.closed) {
          throw new errors.ApplicationError('Reports of this tenant are not taken now', { code: 'not-now' });
        }
        const last = binding.reportedAt?.getTime() ?? -Infinity;
        const at = report.reportedAt.getTime();
        if (at <= last) {
          const reason = at === last ? ('repeated' as const) : ('older' as const);
          return { applied: false, reason, reportedAt: new Date(last).toISOString(), total: binding.total };
        }
        const total = countOf(report);
        await write(trx, binding, report, total);
        return { applied: true, reason: null, reportedAt: report.reportedAt.toISOString(), total };
      });
    },
  };
};

/** Those on their way from one state to the next count, removed ones never (TE-5). */
const countOf = ({ counts }: DeviceReport): number =>
  Object.entries(counts).reduce((sum, [state, count]) => (state === REMOVED ? sum : sum + (count ?? 0)), 0);
