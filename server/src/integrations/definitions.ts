import { z } from 'zod';
import {
  integrationIcon,
  KEY,
  type IntegrationField,
  type Settings,
  type SettingValue,
} from '../../../contracts/integrations';
import { invalid, parse } from '../utils/parse';

const key = z.string().regex(KEY, 'is not a name of letters, digits, - and _');
const words = (max: number) => z.string().trim().min(1).max(max);
const MAX_TEXT = 2_000;

/** One setting, in the part of JSON Schema that a form can ask for. `z.toJSONSchema` of a flat zod object is such a part. */
const property = z.strictObject({
  type: z.enum(['string', 'number', 'integer', 'boolean']),
  title: words(100).optional(),
  description: words(500).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(words(200)).min(1).optional(),
  format: z.enum(['uri', 'email']).optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(1).optional(),
  pattern: z.string().refine(isPattern, 'is not a regular expression').optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const definition = z
  .strictObject({
    /** By which programs know it; never to change. */
    type: key,
    name: words(100),
    icon: integrationIcon.default('puzzle'),
    description: words(500).optional(),
    settings: z.strictObject({
      $schema: z.string().optional(),
      type: z.literal('object'),
      properties: z.record(key, property),
      required: z.array(z.string()).default([]),
      additionalProperties: z.boolean().optional(),
    }),
    /** Which of the settings are secrets: texts that are written, and never read again over HTTP. */
    secrets: z.array(z.string()).default([]),
  })
  .superRefine(({ settings: { properties, required }, secrets }, context) => {
    for (const name of [...required, ...secrets]) {
      if (!Object.hasOwn(properties, name)) context.addIssue(`${name} is none of the settings`);
    }
    for (const name of secrets) {
      const { type, default: initial } = properties[name] ?? {};
      if (type !== undefined && type !== 'string') context.addIssue(`the secret ${name} is not of the type string`);
      if (initial !== undefined) context.addIssue(`the secret ${name} has a default, which the panel would show`);
    }
  });

function isPattern(value: string): boolean {
  try {
    return Boolean(new RegExp(value, 'u'));
  } catch {
    return false;
  }
}

/** A type of integrations, as the host defines it in the plugin's configuration (docs/integrations.md). */
export type IntegrationDefinition = Omit<z.input<typeof definition>, 'settings'> & {
  /** JSON Schema of a flat object: by hand, or by `z.toJSONSchema`. */
  settings: object;
};
export type KnownType = z.output<typeof definition>;
type Property = z.output<typeof property>;

/** @throws Error that says what is wrong where, at boot */
export const validateIntegrations = (integrations: unknown): void => {
  const { error, data } = z.array(definition).safeParse(integrations);
  if (error) {
    const { path, message } = error.issues[0]!;
    throw new Error(`integrations.${path.map(String).join('.')}: ${message}`);
  }
  const twice = data.find(({ type }, index) => data.findIndex((other) => other.type === type) !== index);
  if (twice) throw new Error(`integrations: there are two of the type ${twice.type}`);
};

/** @param integrations of the configuration, checked at boot */
export const readDefinitions = (integrations: unknown): KnownType[] => z.array(definition).parse(integrations);

const kindOf = ({ type, enum: choices, format }: Property): IntegrationField['kind'] => {
  if (choices) return 'choice';
  if (type === 'string') return format === 'uri' ? 'url' : (format ?? 'text');
  return type;
};

/** What a form asks for, in the order of the configuration. */
export const fieldsOf = ({ settings: { properties, required }, secrets }: KnownType): IntegrationField[] =>
  Object.entries(properties).map(([name, field]) => ({
    name,
    label: field.title ?? name,
    description: field.description ?? null,
    kind: kindOf(field),
    choices: field.enum ?? [],
    // A switch that is off says as much as one that is on
    required: required.includes(name) && field.type !== 'boolean',
    secret: secrets.includes(name),
    initial: field.default ?? null,
  }));

/** A text has an end, and a required one a beginning, whatever the host has said of it. */
const bounded = (field: Property, required: boolean) =>
  field.type === 'string' && !field.enum
    ? { ...field, maxLength: field.maxLength ?? MAX_TEXT, ...(required ? { minLength: field.minLength ?? 1 } : {}) }
    : field;

const valueOf = (field: Property, required: boolean) =>
  z
    .fromJSONSchema(bounded(field, required) as Parameters<typeof z.fromJSONSchema>[0])
    .refine((value) => typeof value !== 'string' || !value.includes('\0'), 'holds a character that is not text');

const refuseUnknown = (known: string[], given: object, path: 'settings' | 'secrets') => {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length)
    throw invalid(...unknown.map((name) => ({ path: [path, name], message: 'is not a known field' })));
};

/**
 * The settings that are no secrets, defaults filled in.
 *
 * @throws ValidationError (400) naming each that is missing, unknown or wrong
 */
export const parseSettings = (
  { settings: { properties, required }, secrets }: KnownType,
  given: Settings
): Settings => {
  const open = Object.entries(properties).filter(([name]) => !secrets.includes(name));
  refuseUnknown(
    open.map(([name]) => name),
    given,
    'settings'
  );
  const filled = Object.fromEntries(
    open
      .map(([name, field]): [string, SettingValue | undefined] => [name, given[name] ?? field.default])
      .filter((entry): entry is [string, SettingValue] => entry[1] !== undefined)
  );
  refuseMissing(
    required.filter((name) => !secrets.includes(name) && !Object.hasOwn(filled, name)),
    'settings'
  );
  const values = open
    .filter(([name]) => Object.hasOwn(filled, name))
    .map(([name, field]) => [name, valueOf(field, required.includes(name))]);
  const schema = z.object({ settings: z.object(Object.fromEntries(values)) });
  return parse(schema, { settings: filled }).settings as Settings;
};

/**
 * Secrets that are given, checked.
 *
 * @param kept names of those that are there already
 * @throws ValidationError (400) naming each that is missing, unknown or wrong, and never what it is
 */
export const parseSecrets = (
  { settings: { properties, required }, secrets }: KnownType,
  given: Record<string, string | null>,
  kept: string[]
): Record<string, string | null> => {
  refuseUnknown(secrets, given, 'secrets');
  const isThere = (name: string) => (given[name] === undefined ? kept.includes(name) : given[name] !== null);
  refuseMissing(
    secrets.filter((name) => required.includes(name) && !isThere(name)),
    'secrets'
  );
  const values = Object.keys(given)
    .filter((name) => given[name] !== null)
    .map((name) => [name, valueOf(properties[name]!, true)]);
  parse(z.object({ secrets: z.object(Object.fromEntries(values)) }), { secrets: given });
  return given;
};

const refuseMissing = (missing: string[], path: 'settings' | 'secrets') => {
  if (missing.length) throw invalid(...missing.map((name) => ({ path: [path, name], message: 'is required' })));
};
