import type { Sql } from '../../server/src/utils/db';

const PROCESS = 4_711;
const TEXT = 'update things set name = ? where id = ?';
const NUMBERED = 'update things set name = $1 where id = $2';
const NAME = expect.stringMatching(/^msp_[0-9a-f]{40}$/);

/** As much of a transaction on PostgreSQL as is asked; keeps what it was asked, with its name. */
const transactionOn = (processID?: number | null, { loses = false, isCompleted = false } = {}) => {
  const asked: [text: string, name?: string][] = [];
  const connection = {
    processID,
    query: async ({ text, name }: { text: string; name: string }) => {
      asked.push([text, name]);
      if (loses) throw Object.assign(new Error('does not exist'), { code: '26000' });
      return { rows: [] };
    },
  };
  const raw = async (text: string) => {
    asked.push([text]);
    return { rows: [{ pid: PROCESS }] };
  };
  const client = { config: { client: 'postgres' }, acquireConnection: async () => connection, logger: { warn() {} } };
  const trx = { isTransaction: true, isCompleted: () => isCompleted, client, raw } as unknown as Sql;
  return { asked, trx };
};

describe('What is asked within a transaction', () => {
  let askWithin: typeof import('../../server/src/utils/ask-within').askWithin;
  // Once a statement was lost, none has a name any more
  beforeEach(() =>
    jest.isolateModulesAsync(async () => void ({ askWithin } = await import('../../server/src/utils/ask-within')))
  );

  const askTwice = async (trx: Sql) => {
    for (let time = 0; time < 2; time += 1) await askWithin(trx, TEXT, ['one', 1]);
  };

  it('is kept prepared by the process that a connection was made to', async () => {
    const { asked, trx } = transactionOn(PROCESS);
    await askTwice(trx);
    expect(asked.slice(1)).toEqual([
      [NUMBERED, NAME],
      [NUMBERED, NAME],
    ]);
  });

  it('is not prepared behind a pooler, nor where nobody tells the process', async () => {
    for (const process of [PROCESS + 1, null, undefined]) {
      const { asked, trx } = transactionOn(process);
      await askTwice(trx);
      expect(asked.slice(1)).toEqual([[TEXT], [TEXT]]);
    }
  });

  it('is not prepared again once it was lost, so that the next try goes through', async () => {
    await expect(askTwice(transactionOn(PROCESS, { loses: true }).trx)).rejects.toThrow('does not exist');
    const { asked, trx } = transactionOn(PROCESS, { loses: true });
    await askTwice(trx);
    expect(asked.slice(1)).toEqual([[TEXT], [TEXT]]);
  });

  it('is left to knex, which refuses it, where the transaction has ended', async () => {
    const { asked, trx } = transactionOn(PROCESS, { isCompleted: true });
    await askTwice(trx);
    expect(asked).toEqual([[TEXT], [TEXT]]);
  });
});
