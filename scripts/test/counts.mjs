import { existsSync, readFileSync } from 'node:fs';

export const passed = (count = 1) => ({ passed: count, failed: 0, skipped: 0 });
export const failed = (count = 1) => ({ passed: 0, failed: count, skipped: 0 });
export const skipped = (count = 1) => ({ passed: 0, failed: 0, skipped: count });

export const sum = (all) =>
  all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    passed(0)
  );

export const totals = (counts) =>
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`;

const jest = (report) => ({
  passed: report.numPassedTests,
  // A file that can't be loaded has no failed test to count.
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests + report.numTodoTests,
});

const playwright = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
});

const READERS = { jest, playwright };

/** What a runner reported; a runner that fails without saying so, or that ran nothing, counts as one failure. */
export const fromReport = (runner, file, exitCode) => {
  if (!existsSync(file)) return failed();
  const counts = READERS[runner](JSON.parse(readFileSync(file, 'utf8')));
  const silent = exitCode !== 0 && counts.failed === 0;
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  return silent || empty ? sum([counts, failed()]) : counts;
};
