import fc from 'fast-check';
import { arbitraryWorld } from '../helpers/arbitrary-world';
import { clock } from '../helpers/control';
import { disagreements } from '../helpers/oracle/compare';
import { printWorld } from '../helpers/oracle/print';

/** On this database; `npm run prove` asks for more. */
const IN_CI: Record<string, number> = { sqlite: 2_000, postgres: 300, mysql: 40 };
const WORLDS = Number(process.env.PROVE_WORLDS ?? IN_CI[process.env.TEST_DATABASE ?? 'sqlite']);
const SEED = Number(process.env.PROVE_SEED ?? 20_310_505);
/** Where any fault will do: the first world that shows it, as it is. */
const AS_FOUND = process.env.PROVE_AS_FOUND === '1';
const SAMPLES = 50;
const NOW = new Date('2031-05-05T12:00:00.000Z');
const AT_MOST = 12 * 60 * 60_000;

const check = async (worlds: number, seed: number) =>
  fc.check(
    fc.asyncProperty(arbitraryWorld(NOW, 'everything'), fc.noShrink(fc.nat()), async (spec, draw) => {
      const found = await disagreements(spec, NOW, SAMPLES, draw);
      if (found.length) throw new Error(found.join('\n'));
    }),
    { numRuns: worlds, seed, endOnFailure: AS_FOUND }
  );

describe('The rules of access', () => {
  afterAll(() => clock.reset());

  it(
    `[X-1] [TP-12] [AC-7] are what the oracle reads in the design, in ${WORLDS} worlds`,
    async () => {
      const { failed, counterexample, errorInstance, numRuns, numShrinks } = await check(WORLDS, SEED);
      if (!failed) return;
      throw new Error(
        [
          `World ${numRuns} of seed ${SEED}, made smaller ${numShrinks} times:`,
          counterexample ? printWorld(counterexample[0], NOW) : '',
          errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
        ].join('\n\n')
      );
    },
    AT_MOST
  );
});
