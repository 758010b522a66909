import { NOT_ASKABLE } from '../../contracts/access-requests';
import { CAPABILITIES } from '../../contracts/common';
import { canBeDelegated } from '../../server/src/access/roles';

describe('What can be asked for', () => {
  it('[EX-11] is what a delegation can give', () => {
    expect(CAPABILITIES.filter((capability) => !canBeDelegated(capability)).sort()).toEqual([...NOT_ASKABLE].sort());
  });
});
