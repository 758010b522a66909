import { Flex } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';

import { StatCards } from '../components/StatCards';
import { useFigures } from '../hooks/useFigures';

import { useWidgetData } from './useWidgetData';

/** The totals of the platform's tree, each leading to *Partners* (PA-5). */
export const PartnersWidget = () => {
  const figures = useFigures();
  const { me, data, hasFailed } = useWidgetData();
  if (hasFailed) return <Widget.Error />;
  if (!data || !me) return <Widget.Loading />;
  if (!data.partners) return <Widget.NoPermissions />;
  return (
    <Flex height="100%">
      <StatCards stats={figures.partners(data.partners, me.screens)} />
    </Flex>
  );
};
