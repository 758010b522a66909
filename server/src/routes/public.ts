import { publicRoute } from '../utils/public-route';

/** What people reach without a sign-in: `/api/msp/…`. */
export default {
  type: 'content-api',
  routes: [
    publicRoute('GET', '/pages/:file', 'public-page.asset'),
    publicRoute('GET', '/invite', 'public-page.invite'),
    publicRoute('POST', '/invites/open', 'public-invite.open'),
    publicRoute('POST', '/invites/accept', 'public-invite.accept'),
    publicRoute('POST', '/invites/answer', 'public-invite.answer'),

    publicRoute('GET', '/customer', 'public-customer.page'),
    publicRoute('POST', '/customer/link/open', 'public-customer.openLink'),
    publicRoute('POST', '/customer/link/answer', 'public-customer.answerLink'),
    publicRoute('POST', '/customer/sign-in', 'customer-page.signIn'),
    publicRoute('POST', '/customer/sign-out', 'customer-page.signOut'),
    publicRoute('POST', '/customer/open', 'customer-page.open'),
    publicRoute('POST', '/customer/answer', 'customer-page.answer'),
    publicRoute('POST', '/customer/access-model', 'customer-page.askForModel'),
    publicRoute('POST', '/customer/access-model/withdraw', 'customer-page.withdrawModel'),

    publicRoute('GET', '/sign-in', 'public-sign-in.choose'),
    publicRoute('GET', '/o/:organization', 'public-sign-in.organization'),
    publicRoute('POST', '/oidc/start', 'oidc.start'),
    publicRoute('GET', '/oidc/callback', 'oidc.callback'),
  ],
};
