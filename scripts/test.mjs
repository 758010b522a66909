/**
 * `npm test [-- part…]`: from a bare clone, everything; or the parts named (see test/parts.mjs).
 * REQUIRE_ALL=1: a part that can't run here fails. The last line reads `N passed, N failed`.
 */
import { ensureInstalled } from './lib/install.mjs';
import { say } from './lib/say.mjs';
import { failed, skipped, sum, totals } from './test/counts.mjs';
import { parts } from './test/parts.mjs';

const choose = (names) => {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length)
    throw new Error(`No part ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`);
  return names.length ? parts.filter(({ name }) => names.includes(name)) : parts;
};

/** The build is itself a check: what needs it can't run where it fails. */
const build = async () => {
  const { ensureBuilt } = await import('./lib/build.mjs');
  await ensureBuilt();
};

const runPart = async ({ name, missing, beside, run }, broken) => {
  const start = performance.now();
  const lack = broken ?? missing?.();
  const required = broken || process.env.REQUIRE_ALL === '1';
  // What runs beside others is told when it is over, in one piece
  const told = [];
  if (!lack) say(beside ? `${name} begins` : name);
  const counts = lack
    ? required
      ? failed()
      : skipped()
    : await run(beside ? (text) => void told.push(text) : (text) => void process.stdout.write(text));
  if (told.length) {
    say(name);
    process.stdout.write(told.join(''));
  }
  return { name, lack, counts, seconds: Math.round((performance.now() - start) / 1_000) };
};

/** Each by itself, but for neighbours that may run beside each other, of which there are always two. */
const runAll = async (chosen, broken) => {
  const results = new Map();
  const waiting = [...chosen];
  const runNext = async () => {
    const part = waiting.shift();
    results.set(part, await runPart(part, part.needsBuild ? broken : undefined));
  };
  const runBesides = async () => {
    while (waiting[0]?.beside) await runNext();
  };
  while (waiting.length) await (waiting[0].beside ? Promise.all([runBesides(), runBesides()]) : runNext());
  return chosen.map((part) => results.get(part));
};

const main = async () => {
  const chosen = choose(process.argv.slice(2));
  await ensureInstalled();
  let broken;
  if (chosen.some(({ needsBuild }) => needsBuild)) {
    await build().catch((error) => {
      console.error(error.message);
      broken = 'the build failed';
    });
  }
  const results = await runAll(chosen, broken);

  console.log();
  for (const { name, counts, seconds, lack } of results) {
    console.log(
      lack ? `${name.padEnd(14)} did not run: ${lack}` : `${name.padEnd(14)} ${totals(counts)} (${seconds} s)`
    );
  }
  return sum(results.map(({ counts }) => counts));
};

main()
  .catch((error) => {
    console.error(error.message);
    return failed();
  })
  .then((counts) => {
    console.log(totals(counts));
    process.exitCode = counts.failed ? 1 : 0;
  });
