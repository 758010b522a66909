import fc from 'fast-check';
import { delegationKey, type Grant } from '../../server/src/access/delegation-key';

const id = fc.integer({ min: 1, max: 1_000_000 });
const grantee = fc.oneof(
  fc.record({ granteeMemberId: id }),
  fc.record({ granteeGroupId: id }),
  fc.record({ granteePartnerId: id })
);
const target = fc.oneof(fc.record({ targetPartnerId: id }), fc.record({ targetCustomerId: id }));
const grant = fc.tuple(grantee, target).map(([from, to]): Grant => ({ ...from, ...to }));

describe('delegationKey', () => {
  it.each<[Grant, string]>([
    [{ granteePartnerId: 12, targetCustomerId: 98 }, 'p:12>c:98#manual'],
    [{ granteeMemberId: 3, targetPartnerId: 12 }, 'm:3>p:12#manual'],
    [{ granteeGroupId: 3, targetPartnerId: 12 }, 'g:3>p:12#manual'],
  ])('names %j', (given, key) => {
    expect(delegationKey(given)).toBe(key);
  });

  it('tells origins apart', () => {
    const given = { granteePartnerId: 1, targetCustomerId: 2 };
    expect(delegationKey(given, 'guest')).toBe('p:1>c:2#guest');
    expect(delegationKey(given, 'rule:7')).toBe('p:1>c:2#rule:7');
  });

  it('is the same for the same grant only, and fits its column', () => {
    fc.assert(
      fc.property(grant, grant, (one, other) => {
        const equal = JSON.stringify(one) === JSON.stringify(other);
        expect(delegationKey(one) === delegationKey(other)).toBe(equal);
        expect(delegationKey(one).length).toBeLessThanOrEqual(100);
      })
    );
  });

  it.each<Grant>([{}, { granteeMemberId: 1 }, { targetCustomerId: 1 }])('refuses %j', (given) => {
    expect(() => delegationKey(given)).toThrow('A delegation needs a grantee and a target');
  });
});
