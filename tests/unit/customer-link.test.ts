import config from '../../server/src/config';

describe('The link of a new customer', () => {
  it('[CU-9] waits for the tenant unless the host says otherwise, and knows no third way', () => {
    expect(config.default().newCustomerLink).toBe('pending');
    expect(() => config.validator({ ...config.default(), newCustomerLink: 'accepted' })).not.toThrow();
    expect(() => config.validator({ ...config.default(), newCustomerLink: 'maybe' as never })).toThrow(
      /newCustomerLink/
    );
  });
});
