import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LINES = 40;

/** After a failure, shows what Strapi itself had to say. */
export default class LogReporter {
  onRunComplete(_contexts, results) {
    const log = path.resolve('tests/.tmp', `api-${process.env.TEST_DATABASE ?? 'sqlite'}.log`);
    const failedApi = results.testResults.some(
      ({ testFilePath, numFailingTests, testExecError }) =>
        testFilePath.includes('/tests/api/') && (numFailingTests > 0 || testExecError)
    );
    if (!failedApi || !existsSync(log)) return;
    const lines = readFileSync(log, 'utf8').split('\n');
    const telling = lines.filter((line) => !/implicitly committed|info\S*:|\(\d+ ms\) \S*[234]\d\d/.test(line));
    console.error(`\nThe end of ${log}, but for what went well:\n${telling.slice(-LINES).join('\n')}`);
  }
}
