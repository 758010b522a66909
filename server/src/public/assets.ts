import { createHash } from 'node:crypto';
import customerScript from './client/customer.js?raw';
import inviteScript from './client/invite.js?raw';
import kitScript from './client/kit.js?raw';
import signInScript from './client/sign-in.js?raw';
import style from './client/style.css?raw';

interface Asset {
  /** Holds a hash of what is in it: may be cached for ever. */
  file: string;
  type: 'text/javascript' | 'text/css';
  content: string;
}

const asset = (name: string, extension: 'js' | 'css', content: string): Asset => ({
  file: `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`,
  type: extension === 'js' ? 'text/javascript' : 'text/css',
  content,
});

const kit = asset('kit', 'js', kitScript);

/** A page's module; the kit beside it has its hash in its name. */
const script = (name: string, source: string) => asset(name, 'js', source.replace("'./kit.js'", `'./${kit.file}'`));

/** The script of each public page, by the page's name. */
export const SCRIPTS = {
  customer: script('customer', customerScript),
  invite: script('invite', inviteScript),
  'sign-in': script('sign-in', signInScript),
};

const FILES = new Map([kit, ...Object.values(SCRIPTS)].map((each) => [each.file, each]));

/** @param ownStyle of the host, after the plugin's */
export const styleAsset = (ownStyle: string): Asset => asset('style', 'css', `${style}\n${ownStyle}`);

/** @returns `undefined` for a file that there is not, or not any more */
export const findAsset = (file: string, ownStyle: string): Asset | undefined =>
  FILES.get(file) ?? [styleAsset(ownStyle)].find((each) => each.file === file);
