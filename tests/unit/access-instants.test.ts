import fc from 'fast-check';
import { DateTime } from 'luxon';
import { toAccessPeriod, toInstants } from '../../server/src/utils/instants';

const NOW = new Date('2030-06-15T12:00:00.000Z');
const HOUR = 60 * 60 * 1_000;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
// Where clocks change at midnight itself, or by half an hour
const ODD_ZONES = ['America/Havana', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Lord_Howe', 'America/Santiago'];

const zone = fc.constantFrom(...ZONES, ...ODD_ZONES);
const ahead = fc.integer({ min: 2, max: 3_000 });
const dayIn = (timeZone: string, days: number) =>
  DateTime.fromJSDate(NOW, { zone: timeZone }).plus({ days }).toISODate() as string;

/** The day that an instant falls on, without the library under test. */
const dayOf = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
const before = (instant: Date) => new Date(instant.getTime() - 1);

const fields = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    const { details } = error as { details: { errors: { path: string[] }[] } };
    return details.errors.map(({ path }) => path.join('.'));
  }
};

describe('[TP-12] The instants of an access period', () => {
  it('are now and never where it is unlimited', () => {
    expect(toInstants(null, NOW)).toEqual({ startsAt: NOW, endsAt: null, timeZone: null });
    expect(toInstants({ timeZone: 'UTC' }, NOW)).toEqual({ startsAt: NOW, endsAt: null, timeZone: 'UTC' });
  });

  it('reach from the beginning of the first day to the end of the last, in the zone of who chose', () => {
    fc.assert(
      fc.property(zone, ahead, fc.nat({ max: 400 }), (timeZone, start, length) => {
        const [from, until] = [dayIn(timeZone, start), dayIn(timeZone, start + length)];
        const { startsAt, endsAt } = toInstants({ from, until, timeZone }, NOW);
        expect([dayOf(before(startsAt), timeZone) < from, dayOf(startsAt, timeZone)]).toEqual([true, from]);
        expect(dayOf(before(endsAt as Date), timeZone)).toBe(until);
        expect(dayOf(endsAt as Date, timeZone) > until).toBe(true);
      }),
      { numRuns: 500 }
    );
  });

  it.each([
    ['23 hours', '2031-03-30', 'Europe/Berlin', 23],
    ['25 hours', '2031-10-26', 'Europe/Berlin', 25],
    ['23.5 hours', '2031-10-05', 'Australia/Lord_Howe', 23.5],
    ['24 hours', '2031-07-01', 'Europe/Berlin', 24],
    ['25 hours, from the first of two midnights', '2032-11-07', 'America/Havana', 25],
    ['24 hours, to the first of two midnights', '2032-11-06', 'America/Havana', 24],
    ['23 hours, from one o’clock on', '2031-03-09', 'America/Havana', 23],
  ])('are %s apart on such a day', (_, day, timeZone, hours) => {
    const { startsAt, endsAt } = toInstants({ from: day, until: day, timeZone }, NOW);
    expect((Number(endsAt) - Number(startsAt)) / HOUR).toBe(hours);
  });

  it('begin now where the first day is today, whatever day it is elsewhere', () => {
    for (const timeZone of ZONES) {
      const today = dayIn(timeZone, 0);
      const { startsAt, endsAt } = toInstants({ from: today, until: today, timeZone }, NOW);
      expect([startsAt, Number(endsAt) > Number(NOW)]).toEqual([NOW, true]);
    }
  });

  it('are refused for days that have passed where they were chosen', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 1, max: 3_000 }), (timeZone, ago) => {
        const past = dayIn(timeZone, -ago);
        expect(fields(() => toInstants({ from: past, timeZone }, NOW))).toEqual(['accessPeriod.from']);
        expect(fields(() => toInstants({ until: past, timeZone }, NOW))).toEqual(['accessPeriod.until']);
      })
    );
  });
});

describe('[TP-12] A stored period', () => {
  const row = (startsAt: Date, endsAt: Date | null) => ({ startsAt, endsAt, timeZone: 'Europe/Berlin' });

  it('is told in instants, and as scheduled until its first', () => {
    expect(toAccessPeriod(row(NOW, null), NOW)).toEqual({
      from: NOW.toISOString(),
      until: null,
      timeZone: 'Europe/Berlin',
      state: 'active',
    });
    expect(toAccessPeriod(row(NOW, null), before(NOW)).state).toBe('scheduled');
  });

  it('reads the same from milliseconds as from a date', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.option(fc.date({ noInvalidDate: true })), (startsAt, endsAt) => {
        const numbers = { startsAt: Number(startsAt), endsAt: endsAt && Number(endsAt), timeZone: null };
        expect(toAccessPeriod(numbers, NOW)).toEqual(toAccessPeriod({ startsAt, endsAt, timeZone: null }, NOW));
      })
    );
  });
});
