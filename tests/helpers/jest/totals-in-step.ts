import { totalsDrift } from '../control';

/** Whatever a spec has done: what owners' customers add up to was kept in step with it. */
afterAll(async () => expect(await totalsDrift()).toEqual([]));
