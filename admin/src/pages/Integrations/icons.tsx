import {
  Bell,
  ChartPie,
  Cloud,
  Code,
  Database,
  Key,
  Mail,
  Message,
  PriceTag,
  PuzzlePiece,
  Server,
} from '@strapi/icons';

import type { IntegrationIcon } from '../../../../contracts/integrations';

/** The pictures that a host may give its types. */
const ICONS: Record<IntegrationIcon, typeof Bell> = {
  bell: Bell,
  cloud: Cloud,
  chart: ChartPie,
  code: Code,
  database: Database,
  envelope: Mail,
  key: Key,
  message: Message,
  puzzle: PuzzlePiece,
  server: Server,
  ticket: PriceTag,
};

export const TypeIcon = ({ icon, size = '2rem' }: { icon: IntegrationIcon; size?: string }) => {
  const Icon = ICONS[icon];
  return <Icon width={size} height={size} fill="primary600" aria-hidden style={{ flexShrink: 0 }} />;
};
