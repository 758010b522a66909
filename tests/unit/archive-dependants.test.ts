import contentTypes from '../../server/src/content-types';
import { DEPENDANTS } from '../../server/src/archive/dependants';

interface Relation {
  type?: string;
  target?: string;
  useJoinTable?: boolean;
}

/** Every to-one relation of the plugin's types onto one of them, as `type.attribute`. */
const referring = (to: string): string[] =>
  Object.entries(contentTypes).flatMap(([type, { schema }]) =>
    Object.entries(schema.attributes as Record<string, Relation>)
      .filter(([, { target, useJoinTable }]) => target === `plugin::msp.${to}` && useJoinTable === false)
      .map(([attribute]) => `${type}.${attribute}`)
  );

/** Types whose rows go with what is deleted. */
const deletedTypes = [
  ...new Set([
    'customer',
    ...Object.values(DEPENDANTS).flatMap((dependants) =>
      Object.entries(dependants)
        .filter(([, fate]) => fate === 'delete')
        .map(([path]) => path.split('.')[0]!)
    ),
  ]),
];

describe('What hangs on a customer', () => {
  it.each(deletedTypes)('[EX-6] knows everything that refers to %s', (type) => {
    expect(Object.keys(DEPENDANTS[type] ?? {}).sort()).toEqual(referring(type).sort());
  });

  it('[EX-6] finds relations at all', () => {
    expect(referring('customer')).toContain('delegation.targetCustomer');
  });
});
