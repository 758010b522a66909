import { TECH_PARTNER_TYPES } from '../../../../contracts/common';
import { PLUGIN_PATH } from '../../constants';
import { usePartnerTypeTexts } from '../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../hooks/useTranslate';

import type { Found } from '../../../../contracts/center-search';
import type { PartnerType } from '../../../../contracts/common';
import type { Me } from '../../../../contracts/me';

export interface Hit {
  documentId: string;
  name: string;
  about: string;
  to: string;
}

export interface HitGroup {
  key: keyof Found;
  label: string;
  hits: Hit[];
}

const isTech = (type: PartnerType) => (TECH_PARTNER_TYPES as readonly PartnerType[]).includes(type);
const query = (page: string, params: Record<string, string>) => `${PLUGIN_PATH}/${page}?${new URLSearchParams(params)}`;

/** What was found, by kind, with the page that each leads to; what has no page for the person is left out. */
export const useHits = ({ screens, partner: home }: Pick<Me, 'screens' | 'partner'>) => {
  const t = useTranslate();
  const types = usePartnerTypeTexts();

  return ({ partners, customers, people }: Found): HitGroup[] => {
    const groups: HitGroup[] = [
      {
        key: 'partners',
        label: t('center-search.partners', 'Partners'),
        hits: partners.map(({ documentId, name, type }) => ({
          documentId,
          name,
          about: types[type],
          to:
            isTech(type) && documentId !== home?.documentId && screens.includes('tech-partners')
              ? query('tech-partners', { _q: name })
              : `${PLUGIN_PATH}/details/${documentId}`,
        })),
      },
      {
        key: 'customers',
        label: t('center-search.customers', 'Customers'),
        hits: screens.includes('customers')
          ? customers.map(({ documentId, name, owner }) => ({
              documentId,
              name,
              about: owner,
              to: `${PLUGIN_PATH}/customers/${documentId}/overview`,
            }))
          : [],
      },
      {
        key: 'people',
        label: t('center-search.people', 'People'),
        hits: screens.includes('users')
          ? people.map(({ documentId, name, email, partner }) => ({
              documentId,
              name,
              about: `${email} · ${partner.name}`,
              to: query('users', { partner: partner.documentId, _q: email }),
            }))
          : [],
      },
    ];
    return groups.filter(({ hits }) => hits.length > 0);
  };
};
