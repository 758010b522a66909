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

const runPart = async ({ name, missing, run }, broken, isAlone) => {
  const start = performance.now();
  const lack = broken ?? missing?.();
  const required = broken || process.env.REQUIRE_ALL === '1';
  // What runs beside others is told when it is over, in one piece
  const told = [];
  if (!lack) say(`${name} begins`);
  const counts = lack
    ? required
      ? failed()
      : skipped()
    : await run(isAlone ? (text) => void process.stdout.write(text) : (text) => void told.push(text));
  if (told.length) {
    say(name);
    process.stdout.write(told.join(''));
  }
  return { name, lack, counts, seconds: Math.round((performance.now() - start) / 1_000) };
};

/** Always two at a time. */
const runAll = async (chosen, broken) => {
  const results = new Map();
  const waiting = [...chosen];
  const runWaiting = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      results.set(part, await runPart(part, part.needsBuild ? broken : undefined, chosen.length === 1));
    }
  };
  await Promise.all([runWaiting(), runWaiting()]);
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
