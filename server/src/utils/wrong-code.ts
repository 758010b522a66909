import { invalid } from './parse';

/** The same whatever is the matter with a code. */
export const wrongCode = () => invalid({ path: ['code'], message: 'is wrong or has expired' });
