import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { toOrganizationName } from '../../../contracts/organization-names';
import { accessCookie } from '../doors/panel-session';
import { mayOpen } from '../public/may-open';
import { localeOf, servePage } from '../public/page';
import { choosePage, organizationPage, unknownPage } from '../public/sign-in-pages';
import { getService } from '../utils/get-service';
import { panelPath, serverPath } from '../utils/paths';

/** The pages where members sign in (TE-2). */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  choose(ctx: Context) {
    const { organization } = ctx.query;
    const slug = typeof organization === 'string' && toOrganizationName(organization);
    if (slug) return ctx.redirect(`./o/${slug}`);
    servePage(strapi, ctx, choosePage(localeOf(ctx)));
  },

  async organization(ctx: Context) {
    if (!(await mayOpen(strapi, ctx))) return;
    const asked: string = ctx.params.organization;
    const found = await getService(strapi, 'organization-names').find(asked);
    if (!found) {
      servePage(strapi, ctx, unknownPage(localeOf(ctx)));
      ctx.status = 404;
      return;
    }
    // A former name: it may come back, so that no browser should remember this
    if (asked !== found.slug) return ctx.redirect(`./${found.slug}`);

    const { loginMethods } = found;
    const logo = await getService(strapi, 'logos').publicUrl(found.id);
    const google = getService(strapi, 'login-methods').google();
    servePage(
      strapi,
      ctx,
      organizationPage(
        localeOf(ctx),
        { name: found.name, logo },
        {
          login: loginMethods === 'google' ? null : serverPath(strapi, '/admin/login'),
          forgotten: panelPath(strapi, '/auth/forgot-password'),
          panel: panelPath(strapi, '/plugins/msp'),
          cookie: accessCookie(strapi),
          // Where a password does as well, there is nothing to explain
          google: loginMethods === 'google' || (loginMethods !== 'credentials' && google.available) ? google : null,
        }
      )
    );
  },
});
