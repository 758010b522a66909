import type { Core } from '@strapi/types';
import type { ImportKind } from '../../../contracts/import-columns';
import { assignmentImporter } from './assignments';
import { customerImporter } from './customers';
import type { Importer } from './importer';
import { partnerImporter } from './partners';

const IMPORTERS = { customers: customerImporter, partners: partnerImporter, assignments: assignmentImporter };

/** What knows the rules of a kind; its values are its own. */
export const importerOf = (strapi: Core.Strapi, kind: ImportKind): Importer<unknown> =>
  IMPORTERS[kind](strapi) as Importer<unknown>;
