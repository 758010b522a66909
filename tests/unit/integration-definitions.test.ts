import fc from 'fast-check';
import { z } from 'zod';
import {
  fieldsOf,
  parseSecrets,
  parseSettings,
  readDefinitions,
  validateIntegrations,
} from '../../server/src/integrations/definitions';
import config from '../../server/src/config';
import { integrations } from '../../playground/src/integrations';

const feed = {
  type: 'feed',
  name: 'Feed',
  settings: {
    type: 'object' as const,
    properties: {
      endpoint: { type: 'string' as const, title: 'Endpoint', format: 'uri' as const },
      minutes: { type: 'integer' as const, minimum: 1, maximum: 60, default: 5 },
      level: { type: 'string' as const, enum: ['low', 'high'] },
      on: { type: 'boolean' as const },
      password: { type: 'string' as const, minLength: 8 },
      second: { type: 'string' as const },
    },
    required: ['endpoint', 'password'],
  },
  secrets: ['password', 'second'],
};
const [known] = readDefinitions([feed]);

/** What the 400 says, field by field. */
const problems = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    const { errors } = (error as { details: { errors: { path: string[]; message: string }[] } }).details;
    return errors.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
  return [];
};

describe('Types of integrations', () => {
  it('[CU-10] are what the host configures, checked at boot', () => {
    const fault = (change: object) => () => validateIntegrations([{ ...feed, ...change }]);
    const settings = (change: object) => fault({ settings: { ...feed.settings, ...change } });
    expect(fault({})).not.toThrow();
    expect(() => validateIntegrations(integrations)).not.toThrow();
    expect(() => config.validator({ ...config.default(), integrations: [feed] })).not.toThrow();
    expect(() => config.validator({ ...config.default(), integrations: [{ ...feed, type: '' }] })).toThrow(
      'integrations.0.type: is not a name of letters, digits, - and _'
    );
    expect(() => validateIntegrations('feed')).toThrow('integrations.');
    expect(() => validateIntegrations([feed, feed])).toThrow('integrations: there are two of the type feed');
    expect(fault({ icon: 'unicorn' })).toThrow('integrations.0.icon');
    expect(fault({ secrets: ['token'] })).toThrow('integrations.0: token is none of the settings');
    expect(fault({ secrets: ['minutes'] })).toThrow('integrations.0: the secret minutes is not of the type string');
    expect(settings({ required: ['nothing'] })).toThrow(
      'integrations.0.settings: nothing is none of the settings'.replace('.settings', '')
    );
    expect(
      settings({ properties: { ...feed.settings.properties, password: { type: 'string', default: 'x' } } })
    ).toThrow('the secret password has a default');
    expect(settings({ properties: { ...feed.settings.properties, on: { type: 'array' } } })).toThrow(
      'integrations.0.settings.properties.on.type'
    );
    expect(settings({ properties: { ...feed.settings.properties, on: { type: 'string', pattern: '(' } } })).toThrow(
      'is not a regular expression'
    );
  });

  it('[CU-10] may be written with zod', () => {
    const schema = z.object({
      url: z.url().meta({ title: 'Address' }),
      retries: z.int().min(0).max(9).default(3),
      level: z.enum(['low', 'high']),
      token: z.string().min(12),
    });
    const settings = z.toJSONSchema(schema, { io: 'input' });
    const [type] = readDefinitions([{ ...feed, settings, secrets: ['token'] }]);
    expect(fieldsOf(type!).map(({ name, kind, required, secret }) => [name, kind, required, secret])).toEqual([
      ['url', 'url', true, false],
      ['retries', 'integer', false, false],
      ['level', 'choice', true, false],
      ['token', 'text', true, true],
    ]);
    expect(parseSettings(type!, { url: 'https://a.test', level: 'low' })).toEqual({
      url: 'https://a.test',
      level: 'low',
      retries: 3,
    });
  });

  it('[EX-2] describe what a form asks for', () => {
    expect(fieldsOf(known!)[0]).toEqual({
      name: 'endpoint',
      label: 'Endpoint',
      description: null,
      kind: 'url',
      choices: [],
      required: true,
      secret: false,
      initial: null,
    });
    expect(fieldsOf(known!).map(({ kind }) => kind)).toEqual(['url', 'integer', 'choice', 'boolean', 'text', 'text']);
  });

  it('[EX-2] name every setting that is wrong', () => {
    const settings = (given: Record<string, string | number | boolean>) => problems(() => parseSettings(known!, given));
    expect(settings({ endpoint: 'https://a.test' })).toEqual([]);
    expect(settings({})).toEqual(['settings.endpoint: is required']);
    expect(settings({ endpoint: 'https://a.test', password: 'in the wrong place' })).toEqual([
      'settings.password: is not a known field',
    ]);
    expect(
      settings({ endpoint: 'nowhere', minutes: 61, level: 'middle', on: 'yes' }).map((line) => line.split(':')[0])
    ).toEqual(['settings.endpoint', 'settings.minutes', 'settings.level', 'settings.on']);
    expect(settings({ endpoint: 'https://a.test/\0' }).length).toBeGreaterThan(0);
    expect(settings({ endpoint: `https://a.test/${'x'.repeat(2_000)}` }).length).toBeGreaterThan(0);
  });

  it('[EX-2] keep secrets that are not given, and never say what one is', () => {
    const secrets = (given: Record<string, string | null>, kept: string[]) =>
      problems(() => parseSecrets(known!, given, kept));
    expect(secrets({}, ['password'])).toEqual([]);
    expect(secrets({}, [])).toEqual(['secrets.password: is required']);
    expect(secrets({ password: null }, ['password'])).toEqual(['secrets.password: is required']);
    expect(secrets({ second: null }, ['password'])).toEqual([]);
    expect(secrets({ endpoint: 'x' }, ['password'])).toEqual(['secrets.endpoint: is not a known field']);
    const short = secrets({ password: 'canary7' }, []);
    expect(short).toHaveLength(1);
    expect(short.join()).not.toContain('canary7');
  });

  it('[EX-2] answer whatever is sent with what fits the type, or a 400', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean());
    const name = fc.oneof(fc.constantFrom(...Object.keys(feed.settings.properties)), fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, value), (given) => {
        try {
          const parsed = parseSettings(known!, given);
          expect(Object.keys(parsed).every((key) => ['endpoint', 'minutes', 'level', 'on'].includes(key))).toBe(true);
          expect(() => new URL(String(parsed.endpoint))).not.toThrow();
          expect(Number.isInteger(parsed.minutes)).toBe(true);
        } catch (error) {
          expect((error as Error).name).toBe('ValidationError');
        }
      })
    );
  });
});
