import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { Config } from '../config';
import { oidcSettings } from '../oidc/settings';
import { findAsset } from '../public/assets';
import { invitePage } from '../public/invite-page';
import { localeOf, servePage } from '../public/page';

/** The plugin's own pages for people who have no sign-in yet. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  asset(ctx: Context) {
    const ownStyle = strapi.plugin('msp').config<Config['pageStyle']>('pageStyle');
    const asset = findAsset(ctx.params.file, ownStyle);
    if (!asset) throw new errors.NotFoundError();
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.type = `${asset.type}; charset=utf-8`;
    ctx.body = asset.content;
  },

  invite(ctx: Context) {
    servePage(strapi, ctx, invitePage(localeOf(ctx), oidcSettings(strapi)?.label ?? ''));
  },
});
