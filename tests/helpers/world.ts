import { Client, type Answer } from './client';
import { changeRows, hostAddress, makeWorld } from './control';
import { PASSWORD, type MadeMember, type WorldSpec } from './world-spec';

type Keys<Specs> = string & keyof NonNullable<Specs>;
type KeysOf<S extends WorldSpec> =
  | Keys<S['partners']>
  | Keys<S['members']>
  | Keys<S['customRoles']>
  | Keys<S['groups']>
  | Keys<S['customers']>
  | Keys<S['licenses']>
  | Keys<S['integrations']>;

/**
 * Writes the rows of a spec (world-spec.ts) under the Strapi of this run.
 *
 * @example
 * const w = await world({ partners: { msp: { type: 'msp' } }, members: { prime: { partner: 'msp' } } });
 * const { status } = await w.as('prime').get('/msp/tech-partners');
 */
export const world = async <const S extends WorldSpec>(spec: S) => {
  const { suffix, rows, members, delegations } = await makeWorld(spec as WorldSpec);
  const clients = new Map<string, Client>();

  const row = (key: KeysOf<S>) => {
    const found = rows[key];
    if (!found) throw new Error(`The world has no "${key}"`);
    return found;
  };
  const member = (key: Keys<S['members']>): MadeMember => {
    const found = members[key];
    if (!found) throw new Error(`The world has no member "${key}"`);
    return found;
  };
  /** Numeric ids of the disabled partners that a member stands under. */
  const disabledAbove = (key: string): number[] => {
    const { partners = {}, members: specs = {} } = spec as WorldSpec;
    const ids: number[] = [];
    for (let at = specs[key]?.partner; at; at = partners[at]?.parent)
      if (partners[at]?.disabled) ids.push(rows[at]!.id);
    return ids;
  };
  const as = (key: Keys<S['members']>): Client => {
    const client = clients.get(key) ?? signedIn(member(key).email, PASSWORD, disabledAbove(key));
    clients.set(key, client);
    return client;
  };

  return {
    /** Part of every generated name of this world, and of nobody else's. */
    suffix,
    /** The documentId. */
    id: (key: KeysOf<S>) => row(key).documentId,
    name: (key: KeysOf<S>) => row(key).name,
    /** The numeric id, for `rowsOf`. */
    rowId: (key: KeysOf<S>) => row(key).id,
    member,
    delegations,
    as,
    anonymous: new Client(hostAddress().url),
  };
};

interface SignIn {
  data: { token: string };
}

/**
 * A client that signs in with its first request, through the real door.
 *
 * @param disabled numeric ids of partners that were disabled after the sign-in
 */
export const signedIn = (email: string, password = PASSWORD, disabled: number[] = []): Client => {
  const { url } = hostAddress();
  let token: Promise<string> | undefined;
  const set = async (value: boolean) => {
    for (const id of disabled) await changeRows({ table: 'msp_partners', where: { id }, set: { disabled: value } });
  };
  const start = async () => {
    await set(false);
    return signIn(url, email, password).finally(() => set(true));
  };
  return new Client(url, () => (token ??= start()));
};

const signIn = async (url: string, email: string, password: string) => {
  const answer: Answer<SignIn> = await new Client(url).post('/admin/login', { email, password });
  if (answer.status !== 200) throw new Error(`${email} can't sign in: ${answer.error?.message}`);
  return answer.body.data.token;
};
