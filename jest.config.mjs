/** What both projects share: TypeScript through swc, CommonJS. */
const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/'],
};

export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/tests/unit/**/*.test.{ts,tsx}'] },
    {
      ...base,
      displayName: 'api',
      testMatch: ['<rootDir>/tests/api/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/helpers/jest/start-host.ts',
      globalTeardown: '<rootDir>/tests/helpers/jest/stop-host.ts',
      setupFilesAfterEnv: ['forget-mails', 'totals-in-step'].map((name) => `<rootDir>/tests/helpers/jest/${name}.ts`),
    },
  ],
  reporters: ['default', '<rootDir>/tests/helpers/jest/log-reporter.mjs'],
  testSequencer: '<rootDir>/tests/helpers/jest/by-name.mjs',
  // One Strapi and one clock serve all API tests, and the machines have two cores.
  maxWorkers: 1,
  testTimeout: 120_000,
};
