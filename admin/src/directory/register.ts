import { Earth, PuzzlePiece } from '@strapi/icons';

import { PLUGIN_ID } from '../constants';

import { PartnerPanel } from './PartnerPanel';

import type { ListInputProps } from './useListField';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

/** Strapi's type of an input knows none of the props that its edit view gives it. */
const asInput = (input: ComponentType<ListInputProps>) => input as ComponentType;

/** The inputs of a directory entry's lists, in `register`. */
export const registerFields = (app: StrapiApp) => {
  app.customFields.register([
    {
      name: 'specialities',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: PuzzlePiece,
      intlLabel: { id: `${PLUGIN_ID}.directory.specialities`, defaultMessage: 'Specialities' },
      intlDescription: { id: `${PLUGIN_ID}.directory.specialities.description`, defaultMessage: 'A list of texts' },
      components: {
        Input: () =>
          import('./SpecialitiesInput').then(({ SpecialitiesInput }) => ({ default: asInput(SpecialitiesInput) })),
      },
    },
    {
      name: 'countries',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: Earth,
      intlLabel: { id: `${PLUGIN_ID}.directory.countries`, defaultMessage: 'Countries' },
      intlDescription: { id: `${PLUGIN_ID}.directory.countries.description`, defaultMessage: 'A list of countries' },
      components: {
        Input: () => import('./CountriesInput').then(({ CountriesInput }) => ({ default: asInput(CountriesInput) })),
      },
    },
  ]);
};

interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void;
}

/** In `bootstrap`, when the Content Manager is there. */
export const addPartnerPanel = (app: StrapiApp) => {
  const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManager };
  apis.addEditViewSidePanel([PartnerPanel]);
};
