/** Anything that can be done again and again. */
export type Call = () => Promise<unknown>;

export interface Effort {
  rounds: number;
  /** Of each target in a round. */
  calls: number;
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** @returns milliseconds */
export const timed = async (call: Call): Promise<number> => {
  const start = performance.now();
  await call();
  return performance.now() - start;
};

/** What is asked again and again PostgreSQL plans anew the first five times, on each of its connections. */
const WARM_UP = 40;

/**
 * Times several targets turn by turn, so that whatever else the machine does meets all of them alike.
 *
 * @returns of each target the median of every round, in milliseconds; a first round warms up and is not among them
 */
export const interleave = async <Name extends string>(
  targets: Record<Name, Call>,
  { rounds, calls }: Effort
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(targets) as Name[];
  const medians = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    const times = new Map(names.map((name) => [name, [] as number[]]));
    for (let call = 0; call < (round === 0 ? WARM_UP : calls); call += 1) {
      for (const name of names) times.get(name)!.push(await timed(targets[name]));
    }
    if (round > 0) for (const name of names) medians[name].push(median(times.get(name)!));
  }
  return medians;
};

/** The median over the rounds of what one target takes for each unit of the other. */
export const ratio = (values: number[], bases: number[]): number =>
  median(values.map((value, round) => value / bases[round]!));
